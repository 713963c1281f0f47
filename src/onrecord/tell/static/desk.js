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

  // --- regions: what is set aside is labelled too, so it is opened with them, and the address keeps the choice ---
  const regions = document.getElementById("regions");
  regions?.addEventListener("change", () => {
    for (const fold of all(".sheet > details")) fold.open = regions.checked;
    const here = new URL(location.href);
    if (regions.checked) here.searchParams.set("regions", "1");
    else here.searchParams.delete("regions");
    history.replaceState(null, "", here);
  });

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
    const stop = document.activeElement?.closest("[data-stop]");
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
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });

  // --- charts as pictures to keep: drawn with the colours they have on the page ---
  const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font"];
  const pictured = (svg) => {
    const copy = svg.cloneNode(true);
    const [from, to] = [all("*", svg), all("*", copy)];
    from.forEach((each, n) => {
      const style = getComputedStyle(each);
      for (const name of STYLES) to[n].setAttribute(name === "font" ? "font-size" : name, style.getPropertyValue(name === "font" ? "font-size" : name));
      if (each.tagName === "text") to[n].setAttribute("font-family", "sans-serif");
    });
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    for (const link of all("a", copy)) link.removeAttribute("href");
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: getComputedStyle(document.body).backgroundColor })) ground.setAttribute(name, value);
    copy.prepend(ground);
    return { written: new XMLSerializer().serializeToString(copy), width, height };
  };
  const keep = (address, name) => Object.assign(document.createElement("a"), { href: address, download: name }).click();
  const keepAs = {
    SVG: ({ written }, name) => keep(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`, `${name}.svg`),
    PNG: ({ written, width, height }, name) => {
      const image = new Image();
      image.onload = () => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        keep(canvas.toDataURL("image/png"), `${name}.png`);
      };
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written)}`;
    },
  };
  const offerPictures = (root) => {
    for (const figure of all("figure.chart", root)) {
      if (figure.querySelector(".picture, [data-drawing]") || !figure.querySelector("svg")) continue;
      const row = Object.assign(document.createElement("p"), { className: "picture" });
      for (const form of Object.keys(keepAs)) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: form, ariaLabel: `Keep this chart as ${form}` });
        button.addEventListener("click", () => keepAs[form](pictured(figure.querySelector("svg")), document.title.split(" · ")[0].replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "chart"));
        row.append(button);
      }
      figure.append(row);
    }
  };
  const offer = (root = document) => (offerCopies(root), offerPictures(root));
  document.addEventListener("DOMContentLoaded", () => offer());
  document.addEventListener("htmx:afterSettle", () => offer());

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
  for (const svg of all("a[data-drawing]")) {
    const png = document.createElement("button");
    png.type = "button";
    png.textContent = "PNG";
    png.addEventListener("click", async () => {
      const file = document.createElement("a");
      file.download = `${svg.dataset.drawing}.png`;
      file.href = await paint(svg.href);
      file.click();
    });
    svg.after(" or ", png);
  }
})();
