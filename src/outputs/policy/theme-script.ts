/**
 * The one script that stands in the head of every page as it is written here: it says that there is
 * script, and takes the theme that the reader chose. The policy allows this text and no other.
 */
export const THEME_SCRIPT = "{let d=document.documentElement.dataset;d.js='';try{d.scheme=localStorage.getItem('hub-theme')||''}catch{}}";
