import { ruleGroup } from './rule.ts';

/** Which files may stand below content/, and what may be in them. */
export const files = ruleGroup('files', 'Files and pictures', {
  'unknown-file': {
    title: 'A file lies where the hub looks for it',
    meaning:
      'The folder and the name of a file say what it is: a lesson, a word, a source. A file anywhere else would be passed over in silence. The message shows how such a file is named.',
    file: 'glossary/consent.yaml',
    shown: 'name',
    bad: 'content/glosary/consent.yaml',
    good: 'content/glossary/consent.yaml',
  },
  'bad-id': {
    title: 'Names are lower-case letters, digits and single hyphens',
    meaning:
      'The name of a file or folder becomes part of an address. Capitals, spaces and accents are treated differently from computer to computer. A few names, such as con and nul, cannot be stored on Windows at all.',
    file: 'pages/contact-us/index.mdx',
    shown: 'name',
    bad: 'content/pages/Contact us/index.mdx',
    good: 'content/pages/contact-us/index.mdx',
  },
  'file-type': {
    title: 'Only pages, records and pictures stand below content/',
    meaning:
      'Pages end in .mdx, records in .yaml, and pictures in .png, .jpg, .webp, .avif or .svg. Other files could run, or hold personal details that nobody sees in a review. Endings are in lower-case letters.',
    file: 'pages/about/map.png',
    shown: 'name',
    bad: 'content/pages/about/notes.docx',
    good: 'content/pages/about/map.png',
  },
  'hidden-file': {
    title: 'No name starts with a dot',
    meaning:
      'Most programs do not show such files and folders, so nobody would review them. Some of them change how other programs work. What a computer leaves by itself, such as .DS_Store, is passed over.',
    file: 'pages/about/map.png',
    shown: 'name',
    bad: 'content/pages/about/.map.png',
    good: 'content/pages/about/map.png',
  },
  'symbolic-link': {
    title: 'A file is a file of its own, not a link to another',
    meaning:
      'A symbolic link can lead out of the repository, to files that were never meant to be published. On some computers it does not work at all. Put a copy in its place.',
    file: 'pages/about/map.png',
    shown: 'situation',
    bad: 'map.png -> ../../../pictures/map.png',
    good: 'map.png',
  },
  encoding: {
    title: 'A file is saved in UTF-8',
    meaning:
      'UTF-8 holds the letters of every language. In older encodings, letters such as é and ř are lost or changed on the way. Most programs offer it when you choose “Save as”.',
    file: 'glossary/consent.yaml',
    shown: 'situation',
    bad: 'consent.yaml, saved as “Western (Windows 1252)”',
    good: 'consent.yaml, saved as “UTF-8”',
  },
  'too-large': {
    title: 'Files are not larger than they need to be',
    meaning:
      'A text may have 500 kB and a picture 8 MB, and both are far more than a page needs. The lists of addresses that the hub writes itself may have 5 MB. Larger files slow down everybody who fetches the repository. A picture that is 2,000 pixels wide is enough.',
    file: 'pages/about/map.png',
    shown: 'situation',
    bad: 'map.png, 9 MB',
    good: 'map.png, 400 kB',
  },
  'picture-kind': {
    title: 'A picture is what its name says',
    meaning:
      'The ending of a name is only a promise, so the first bytes of the file are looked at. Something else could hide behind the name of a picture. To rename a JPG to .png does not make it a PNG.',
    file: 'pages/about/map.jpg',
    shown: 'situation',
    bad: 'map.png, which holds a JPG picture',
    good: 'map.jpg, which holds a JPG picture',
  },
  svg: {
    title: 'An SVG picture holds only shapes, words and colours',
    meaning:
      'An SVG is a text, and a browser runs the scripts that stand in it. So the hub knows a list of harmless parts and refuses all others. Save it as “plain SVG” from your drawing program, or as PNG.',
    file: 'pages/about/steps.svg',
    shown: 'file',
    bad: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n  <script>alert(1)</script>\n  <path d="M1 1h8v8z"/>\n</svg>',
    good: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n  <path d="M1 1h8v8z"/>\n</svg>',
  },
  'no-content': {
    title: 'The content folder is there',
    meaning: 'The check was told of a folder that does not exist. Run it from the folder that holds package.json, and look at how the folder’s name is spelt.',
    file: '',
    shown: 'situation',
    bad: 'npm run check -- --content contnet',
    good: 'npm run check -- --content content',
  },
});
