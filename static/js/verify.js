// Compares a PDF's SHA-256 with the one on the page, in the browser. Without this file the page says how to do it by hand.
(() => {
  "use strict";
  const expected = document.getElementById("sha256");
  const input = document.getElementById("pdf");
  const status = document.getElementById("compared");
  if (!expected || !input || !window.crypto || !window.crypto.subtle) return;

  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const say = (css, text, digest) => {
    const note = document.createElement("p");
    note.className = `note ${css}`;
    note.textContent = text;
    const line = document.createElement("p");
    line.className = "hash";
    line.textContent = digest;
    status.replaceChildren(note, line);
  };

  const compare = async (file) => {
    const digest = hex(await window.crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    if (digest === expected.dataset.sha256) {
      say("done", `一致：${file.name} 与本机关制发的文书逐字节相同。`, digest);
    } else {
      say("over", `不一致：${file.name} 不是本机关制发的文件，或者已被改动。扫描件、重新打印的文件也会不一致。`, digest);
    }
  };

  document.querySelectorAll("#compare [data-scripted]").forEach((part) => { part.hidden = false; });
  document.querySelectorAll("#compare [data-plain]").forEach((part) => { part.hidden = true; });
  input.addEventListener("change", () => {
    if (input.files.length) {
      compare(input.files[0]).catch(() => say("over", "没有读出文件，请重新选择。", ""));
    }
  });
})();
