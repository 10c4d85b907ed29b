"use strict";
/* Ctrl+K opens the command bar, ? the list of keys; on the page of an order, letters follow its links. */
(() => {
  const commands = document.getElementById("commands");
  const keys = document.getElementById("keys");
  const isTyping = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "checkbox";
  const links = [...commands.querySelectorAll("li")];
  const field = commands.querySelector("input");
  const LETTERS = { c: "capture-ship", s: "ship", n: "next-order", p: "previous-order", b: "to-list" };

  const filter = () => {
    const typed = field.value.trim().toLocaleLowerCase();
    links.forEach((link) => { link.hidden = !link.textContent.toLocaleLowerCase().includes(typed); });
  };
  field.addEventListener("input", filter);
  document.querySelectorAll("dialog .close").forEach((button) => {
    button.addEventListener("click", () => button.closest("dialog").close());
  });
  const open = (dialog) => {
    if (!document.querySelector("dialog[open]")) {
      dialog.showModal();
    }
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open(commands);
      field.value = "";
      filter();
      field.focus();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "?") {
      open(keys);
      event.preventDefault();
    } else if (Object.hasOwn(LETTERS, event.key)) {
      const link = document.getElementById(LETTERS[event.key]);
      if (link && link.getAttribute("href")) {
        link.click();
      }
    }
  });
})();
