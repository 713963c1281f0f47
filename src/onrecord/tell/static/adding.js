// Comfort only: what is dropped or pasted anywhere on the desk goes where the forms of /add go.
"use strict";
(() => {
  const veil = document.getElementById("drop");
  const dialog = document.getElementById("paste");
  const form = dialog?.querySelector("form");
  if (!veil || !form) return;
  const LOT_BYTES = 24 * 1024 * 1024; // the desk takes 33 MB at once
  const LOT_FILES = 200;
  const isTyping = (at) => at.closest?.("input, select, textarea, [contenteditable], dialog");

  // --- files: dropped ones are added at once, folders with all they hold ---
  const inside = async (entry) => {
    if (entry.isFile) {
      const file = await new Promise((take, fail) => entry.file(take, fail));
      return [[file, entry.fullPath.replace(/^\//, "")]];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((take, fail) => reader.readEntries(take, fail));
      if (!some.length) return found;
      for (const each of some) if (!each.name.startsWith(".")) found.push(...(await inside(each)));
    }
  };
  const lots = (files) => {
    const made = [[]];
    let bytes = 0;
    for (const each of files) {
      if (made.at(-1).length >= LOT_FILES || (bytes && bytes + each[0].size > LOT_BYTES)) {
        made.push([]);
        bytes = 0;
      }
      made.at(-1).push(each);
      bytes += each[0].size;
    }
    return made.filter((lot) => lot.length);
  };
  const say = (words) => {
    veil.hidden = false;
    veil.firstElementChild.textContent = words;
  };
  const send = async (files) => {
    const made = lots(files);
    let to = "";
    for (const [number, lot] of made.entries()) {
      say(made.length > 1 ? `Handing over ${number + 1} of ${made.length} …` : "Handing over …");
      const body = new FormData();
      body.set("token", form.elements.token.value);
      for (const [file, name] of lot) body.append("file", file, name);
      const answer = await fetch("/add", { method: "POST", body });
      if (!answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return say(page.querySelector(".lead")?.textContent || `The desk answered ${answer.status}`);
      }
      to = made.length > 1 ? "/add" : answer.url;
    }
    if (to) location.assign(to);
    else veil.hidden = true;
  };

  let own = false; // something of this very page is being dragged
  let depth = 0;
  const brings = (event, kind) => event.dataTransfer?.types.includes(kind);
  document.addEventListener("dragstart", () => (own = true));
  document.addEventListener("dragend", () => (own = false));
  document.addEventListener("dragenter", (event) => {
    depth += 1;
    if (!own && brings(event, "Files")) say("Drop files to add them to the record");
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (!depth) veil.hidden = true;
  });
  document.addEventListener("dragover", (event) => {
    if (!own && !isTyping(event.target)) event.preventDefault();
  });
  document.addEventListener("drop", async (event) => {
    depth = 0;
    veil.hidden = true;
    if (own || isTyping(event.target)) return;
    event.preventDefault();
    if (brings(event, "Files")) {
      const entries = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry?.()).filter(Boolean);
      const plain = [...event.dataTransfer.files].map((file) => [file, file.name]);
      try {
        return await send(entries.length ? (await Promise.all(entries.map(inside))).flat() : plain);
      } catch (why) {
        return say(`That could not be handed over: ${why.message}`);
      }
    }
    ask(event.dataTransfer.getData("text/uri-list").split("\n")[0] || event.dataTransfer.getData("text/plain"));
  });
  veil.addEventListener("click", () => (veil.hidden = true));

  // --- text and addresses: a person says yes first ---
  const ask = (text) => {
    const given = text.trim();
    if (!given) return;
    const kind = /^https?:\/\/\S+$/i.test(given) ? "address" : "text";
    form.reset();
    for (const each of form.querySelectorAll("[data-of]")) each.hidden = each.dataset.of !== kind;
    form.elements[kind].value = given;
    dialog.showModal();
  };
  document.addEventListener("paste", (event) => {
    if (isTyping(event.target) || dialog.open) return;
    const files = [...(event.clipboardData?.files ?? [])].map((file) => [file, file.name]);
    if (files.length) send(files);
    else ask(event.clipboardData?.getData("text/plain") ?? "");
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
})();
