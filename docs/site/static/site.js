"use strict";
// The switch of languages stays at the place on the page, and is remembered for the first page.
for (const link of document.querySelectorAll("a.other-language")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
    if (location.search) link.search = location.search;
    try {
      localStorage.setItem("site-language", link.hreflang);
    } catch {
      // Without storage the browser's language decides.
    }
  });
}
// From a folder, a page cannot read another one for the summary of a result.
if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
  DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
}
// Code that scrolls can be scrolled with the keyboard.
for (const code of document.querySelectorAll("div.highlight pre, .table-wrapper")) {
  if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
}
