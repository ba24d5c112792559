/**
 * The one script that stands in the head of every page as it is written here: it says that there is
 * script, and takes the theme that the reader chose. The policy allows this text and no other.
 */
export const THEME_SCRIPT = "{let d=document.documentElement.dataset;d.js='';try{d.scheme=localStorage.getItem('hub-theme')||''}catch{}}";

/**
 * In the head of slides: they are one at a time from the first paint, or the notes to them in a second window.
 * `client/slides.ts` runs when the page is whole, and all slides would have been seen till then.
 */
export const SLIDES_SCRIPT = "document.documentElement.dataset.slides=/[?&]notes/.test(location.search)?'notes':'each'";
