// Comfort only: every page can be read and every review made without this file.
"use strict";
(() => {
  const isTyping = (at) => at.closest("input, select, textarea, [contenteditable]");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- highlights: a statement's pieces and its card light up together ---
  const parts = (id) => all("[data-said]").filter((each) => each.dataset.said.split(" ")[0] === id);
  const light = (id) => {
    for (const each of all(".lit")) each.classList.remove("lit");
    for (const each of parts(id)) each.classList.add("lit");
  };
  const lightTarget = () => {
    const found = /^#[sc]-([0-9a-f]+)$/.exec(location.hash);
    if (found) light(found[1]);
  };
  addEventListener("hashchange", lightTarget);
  document.addEventListener("DOMContentLoaded", lightTarget);
  lightTarget();

  // --- reasons: the words that a card's reasons rest on are marked while they are open ---
  const mark = () => {
    for (const each of all(".grounded")) each.classList.remove("grounded");
    const open = all(".card details[open] a.ground, .card details[open] dl.why a");
    const places = [...open.map((each) => each.hash), location.hash].map((hash) => /^#w-(\d+)-(\d+)$/.exec(hash));
    for (const [, start, end] of places.filter(Boolean)) {
      for (const piece of all("[data-at]")) {
        const at = Number(piece.dataset.at);
        if (at >= Number(start) && at < Number(end)) piece.classList.add("grounded");
      }
    }
  };
  document.addEventListener("toggle", (event) => event.target.closest?.(".card") && mark(), true);
  addEventListener("hashchange", mark);
  document.addEventListener("htmx:afterSettle", mark);
  mark();

  // --- regions: what is set aside is labelled too, so it is opened with them, and the address keeps the choice ---
  const regions = document.getElementById("regions");
  regions?.addEventListener("change", () => {
    for (const fold of all(".sheet > details")) fold.open = regions.checked;
    const here = new URL(location.href);
    if (regions.checked) here.searchParams.set("regions", "1");
    else here.searchParams.delete("regions");
    history.replaceState(null, "", here);
  });

  // --- on a telephone the sections scroll to the side: the one that is open comes into sight ---
  const section = document.querySelector(".masthead nav [aria-current]");
  const bar = section?.closest("nav");
  if (bar) bar.scrollLeft += section.getBoundingClientRect().left - bar.getBoundingClientRect().left - 48;

  // --- keys ---
  const stops = () => all("[data-stop]").filter((each) => each.checkVisibility?.() ?? true);
  const inOrder = (list) => list.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const step = (by) => {
    const list = inOrder(stops());
    if (!list.length) return;
    const at = list.indexOf(document.activeElement?.closest("[data-stop]"));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    if (next.dataset.said) {
      history.replaceState(null, "", `#c-${next.dataset.said}`);
      light(next.dataset.said);
    }
  };
  const open = (from) => from?.querySelector("blockquote a, h2 a, td.words a, .snippet a, a")?.click();
  const unfold = (from) => {
    const fold = from?.querySelector("details[data-edit]") ?? from?.querySelector("details");
    if (fold) fold.open = !fold.open;
    if (fold?.open) fold.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  };
  // Only what a person has on screen can be judged by a key.
  const isSeen = (each) => {
    const box = each.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.height > 0;
  };
  const press = (key, from) => {
    const button = from?.querySelector(`[data-key="${key}"]`);
    if (!button || !isSeen(from)) return false;
    button.click();
    return true;
  };
  const undoLast = () => document.querySelector('[data-key="u"]')?.click();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    // A page about one value alone has its keys act on that, wherever the focus is.
    const stop = document.querySelector("[data-alone]") ?? document.activeElement?.closest("[data-stop]");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "e") unfold(stop);
    else if (event.key === "u") undoLast();
    else if (event.key === "Enter" && event.target === stop) open(stop);
    else if (event.key === "?") location.assign("/help");
    else if (event.key === "/") document.querySelector("#seek")?.focus();
    else if (event.key === "n" || event.key === "p") {
      const there = document.querySelector(`[data-go="${event.key}"]`);
      if (!there) return;
      there.click();
    } else if (!/^[a-z0-9]$/.test(event.key) || !press(event.key, stop)) return;
    event.preventDefault();
  });

  // --- after a judgement the next value has the focus: the judged one has left the list ---
  let judgedAt = -1;
  document.addEventListener("htmx:beforeRequest", (event) => {
    judgedAt = event.target.closest?.("[data-queue]") ? stops().indexOf(event.target.closest("[data-stop]")) : -1;
  });
  document.addEventListener("htmx:afterSettle", () => {
    const list = stops();
    if (judgedAt < 0 || !list.length) return;
    list[Math.min(judgedAt, list.length - 1)].focus({ preventScroll: true });
    document.activeElement.scrollIntoView({ block: "nearest" });
    judgedAt = -1;
  });

  // --- what was refused is told where one looks, and not only in the log ---
  document.addEventListener("htmx:responseError", (event) => {
    const told = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector(".lead");
    const line = document.getElementById("refused") ?? document.createElement("p");
    Object.assign(line, { id: "refused", className: "refusal", textContent: told?.textContent ?? "That did not work." });
    line.setAttribute("role", "alert");
    document.getElementById("main").prepend(line);
    line.scrollIntoView({ block: "nearest" });
  });

  // --- copying: offered only where it can be done ---
  const offerCopies = (root) => {
    for (const button of all("[data-copy]", root)) button.hidden = !navigator.clipboard;
  };
  document.addEventListener("DOMContentLoaded", () => offerCopies(document));
  document.addEventListener("htmx:afterSettle", () => offerCopies(document));
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });

  // --- words of a statement: what is selected in the text becomes spans, counted in code points ---
  let field = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-spans]")) field = event.target;
    else if (isTyping(event.target)) field = null;
  });
  const place = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(piece.dataset.at) + [...node.data.slice(0, offset)].length;
  };
  document.addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (!field?.isConnected || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    const [start, end] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
    if (start !== null && end !== null && start < end) field.value = `${start}-${end}`;
  });

  // --- drawings: the SVG file that the desk gives, painted here at twice its size, is the PNG ---
  const paint = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  };
  const offerPictures = () => {
    for (const svg of all("a[data-drawing]")) {
      if (svg.parentElement.querySelector("button")) continue;
      const png = Object.assign(document.createElement("button"), { type: "button", textContent: "PNG" });
      png.addEventListener("click", async () => {
        const href = await paint(svg.href);
        Object.assign(document.createElement("a"), { href, download: `${svg.dataset.drawing}.png` }).click();
      });
      svg.after(" or ", png);
    }
  };
  offerPictures();
  document.addEventListener("htmx:afterSettle", offerPictures);
})();
