/** Runs after every npm install (package.json, postinstall), so that none is done twice. */
import { noteInstalled } from './set-up.mjs';

noteInstalled();
