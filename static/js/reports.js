// A figure's token is put where the cursor stands. Without this file one types it.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const token = event.target.closest("[data-insert]");
    if (!token) return;
    const target = document.getElementById(token.dataset.insert);
    target.setRangeText(token.textContent, target.selectionStart, target.selectionEnd, "end");
    target.focus();
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
