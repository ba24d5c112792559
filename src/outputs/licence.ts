/** The licence of the hub's own text. People's images, voices, names and quotes are not under it. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
