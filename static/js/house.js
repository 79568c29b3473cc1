// Small comforts. Every page works without this file.
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      const search = document.querySelector("[data-slash]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) dismiss.closest(".toast").remove();
    const refused = event.target.closest("[aria-disabled=true]");
    if (refused) {
      event.preventDefault();
      const why = document.getElementById(refused.getAttribute("aria-describedby"));
      if (why) why.scrollIntoView({ block: "nearest" });
    }
    const print = event.target.closest("[data-print]");
    if (print) window.print();
  });
  // A form someone has begun to fill asks before it is left; a form is sent once.
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", (event) => {
      if (event.submitter && "again" in event.submitter.dataset) return; // a preview may be asked for again
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      touched = false;
      setTimeout(() => { delete form.dataset.sent; }, 8000);
    });
    window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
  });
  // On a phone the further conditions of a list fold behind a button, unless one of them is set.
  document.querySelectorAll("form.filters").forEach((form) => {
    const further = [...form.querySelectorAll(":scope > .phone-off")];
    if (!further.length) return;
    const set = further.some((label) => [...label.querySelectorAll("select")].some((box) => box.selectedIndex > 0));
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn more-filters";
    const fold = (folded) => {
      form.classList.toggle("folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
      button.textContent = folded ? "更多条件" : "收起条件";
    };
    button.addEventListener("click", () => fold(!form.classList.contains("folded")));
    fold(!set);
    form.append(button);
  });
  // A page that waits for background work looks again by itself.
  const waiting = document.querySelector("[data-reload]");
  if (waiting) setTimeout(() => window.location.reload(), Number(waiting.dataset.reload));
  const errors = document.querySelector(".err-summary[tabindex]");
  if (errors) errors.focus();
  // A dialog asks before what cannot be taken back: <button data-dialog="id">, the safe button has autofocus.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener && document.getElementById(opener.dataset.dialog)) {
      event.preventDefault();
      document.getElementById(opener.dataset.dialog).showModal();
    }
    const closer = event.target.closest("[data-close]");
    if (closer) closer.closest("dialog").close();
  });
})();
