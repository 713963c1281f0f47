# What `digests.digest` does, in C: a page has some 250 ids, and most of an id's cost is not in the digest but around it.
cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>

    static const uint32_t onrecord_rounds[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

    #define ONRECORD_TURNED(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

    /* FIPS 180-4, section 6.2.2: one block of 64 bytes. */
    static void onrecord_block(uint32_t state[8], const unsigned char *block) {
        uint32_t w[64], a = state[0], b = state[1], c = state[2], d = state[3];
        uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
        int t;
        for (t = 0; t < 16; t++)
            w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
                   (uint32_t)block[4 * t + 2] << 8 | (uint32_t)block[4 * t + 3];
        for (t = 16; t < 64; t++) {
            uint32_t x = w[t - 15], y = w[t - 2];
            w[t] = w[t - 16] + (ONRECORD_TURNED(x, 7) ^ ONRECORD_TURNED(x, 18) ^ (x >> 3)) + w[t - 7] +
                   (ONRECORD_TURNED(y, 17) ^ ONRECORD_TURNED(y, 19) ^ (y >> 10));
        }
        for (t = 0; t < 64; t++) {
            uint32_t one = h + (ONRECORD_TURNED(e, 6) ^ ONRECORD_TURNED(e, 11) ^ ONRECORD_TURNED(e, 25)) +
                           ((e & f) ^ (~e & g)) + onrecord_rounds[t] + w[t];
            uint32_t two = (ONRECORD_TURNED(a, 2) ^ ONRECORD_TURNED(a, 13) ^ ONRECORD_TURNED(a, 22)) +
                           ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }

    static PyObject *onrecord_digits(const unsigned char *bytes, Py_ssize_t size) {
        uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
        unsigned char last[128];
        char digits[16];
        Py_ssize_t at = 0, rest, end;
        int n;
        for (; size - at >= 64; at += 64)
            onrecord_block(state, bytes + at);
        rest = size - at;
        end = rest < 56 ? 64 : 128;
        memset(last, 0, sizeof last);
        if (rest)
            memcpy(last, bytes + at, (size_t)rest);
        last[rest] = 0x80;
        for (n = 0; n < 8; n++)
            last[end - 1 - n] = (unsigned char)((uint64_t)size * 8 >> 8 * n);
        onrecord_block(state, last);
        if (end == 128)
            onrecord_block(state, last + 64);
        for (n = 0; n < 16; n++)
            digits[n] = "0123456789abcdef"[state[n / 8] >> (28 - 4 * (n % 8)) & 15];
        return PyUnicode_FromStringAndSize(digits, 16);
    }

    static PyObject *onrecord_digest(PyObject *text) {
        PyObject *bytes, *made;
        if (PyUnicode_IS_ASCII(text))
            return onrecord_digits(PyUnicode_1BYTE_DATA(text), PyUnicode_GET_LENGTH(text));
        bytes = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
        if (bytes == NULL)
            return NULL;
        made = onrecord_digits((const unsigned char *)PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
        Py_DECREF(bytes);
        return made;
    }
    """
    cpdef str digest "onrecord_digest" (str text)


cdef class _Addresses:
    cdef str common
