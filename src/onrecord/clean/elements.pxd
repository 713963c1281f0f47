cdef class Element:
    cdef readonly str name
    cdef readonly int number, rank, part, text
    cdef readonly bint is_empty, is_in_head, is_of_frames, is_program, is_pruned, is_skipped, is_block, is_telling
    cdef readonly bint is_glued, is_noted, is_link, is_break, is_kept_as_written
