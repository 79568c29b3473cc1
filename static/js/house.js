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
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const source = document.getElementById(copy.dataset.copy);
      const chosen = document.createRange();
      chosen.selectNodeContents(source);
      window.getSelection().removeAllRanges();
      window.getSelection().addRange(chosen); // without HTTPS there is no clipboard: then it is at least chosen
      const done = () => { copy.textContent = "已复制"; };
      if (navigator.clipboard) navigator.clipboard.writeText(source.textContent.trim()).then(done, () => {});
      else if (document.execCommand("copy")) done();
    }
    const print = event.target.closest("[data-print]");
    if (print) window.print();
  });
  // What is sent is sent once: a second click would be answered by a refusal of what the first has done.
  document.querySelectorAll("form[method=post]:not([hx-post])").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (event.submitter && "again" in event.submitter.dataset) return; // a preview may be asked for again
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      setTimeout(() => {
        if (event.defaultPrevented) return; // another script took it: nothing was sent
        form.dataset.sent = "1";
        setTimeout(() => { delete form.dataset.sent; }, 8000);
      }, 0);
    });
    window.addEventListener("pageshow", () => { delete form.dataset.sent; });
  });
  // A form someone has begun to fill asks before it is left.
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", (event) => {
      if (event.submitter && "again" in event.submitter.dataset) return;
      touched = false;
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
