// Writes the words of which the commonest passwords are made, one a line, into the file named on the command line: those of five letters or
// more among leaked passwords, leaked passwords of twelve letters and figures or more, and French first names.
import { writeFileSync } from 'node:fs';
import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';

const passwords = [...common['passwords-common']].map(String);
const names = [...french['firstnames-fr']].map(name => name.normalize('NFD').toLowerCase().replace(/[^a-z]/g, ''));
const words = new Set([
  ...passwords.filter(word => /^[a-z]{5,}$/.test(word)),
  ...passwords.filter(word => /^[a-z0-9]{12,}$/.test(word)),
  ...names.filter(name => name.length >= 5),
]);
writeFileSync(process.argv[2], [...words].sort().join('\n') + '\n');
