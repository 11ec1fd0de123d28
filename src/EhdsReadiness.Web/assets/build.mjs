// Bundles styles, fonts and script into wwwroot/dist, and the report's fonts into the folder named on the command line.
import { build } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';

// Only the parts of Designsystemet that the components use; the single files come without their layer.
const parts = ['alert', 'button', 'card', 'details', 'error-summary', 'field', 'fieldset', 'input', 'label', 'link', 'list', 'skip-link', 'table', 'tag', 'validation-message'];
const styles = `
@layer ds.theme, ds.base, ds.components;
@import "./node_modules/@digdir/designsystemet-theme/src/themes/designsystemet.css";
@import "./node_modules/@digdir/designsystemet-css/dist/src/base.css" layer(ds.base);
${parts.map(part => `@import "./node_modules/@digdir/designsystemet-css/dist/src/${part}.css" layer(ds.components);`).join('\n')}
@import "@fontsource/source-sans-3/latin-400.css";
@import "@fontsource/source-sans-3/latin-600.css";
@import "./assets/site.css";
`;
const common = { bundle: true, minify: true, outdir: 'wwwroot/dist', legalComments: 'none', logLevel: 'warning', absWorkingDir: process.cwd() };

await rm('wwwroot/dist', { recursive: true, force: true });
await build({
  ...common,
  stdin: { contents: styles, loader: 'css', resolveDir: process.cwd(), sourcefile: 'styles.css' },
  outdir: undefined,
  outfile: 'wwwroot/dist/site.css',
  loader: { '.woff2': 'file', '.woff': 'empty' },
  assetNames: '[name]',
  target: 'es2022',
});
await build({ ...common, entryPoints: ['assets/site.js'], format: 'esm', target: 'es2022' });

const fonts = process.argv[2] ?? 'obj/fonts';
const source = 'node_modules/@expo-google-fonts/source-sans-3';
const arabic = 'node_modules/@expo-google-fonts/noto-sans-arabic';
const wide = 'node_modules/dejavu-fonts-ttf';
await mkdir(fonts, { recursive: true });
await cp(`${source}/400Regular/SourceSans3_400Regular.ttf`, `${fonts}/SourceSans3_400Regular.ttf`);
await cp(`${source}/600SemiBold/SourceSans3_600SemiBold.ttf`, `${fonts}/SourceSans3_600SemiBold.ttf`);
await cp(`${arabic}/400Regular/NotoSansArabic_400Regular.ttf`, `${fonts}/NotoSansArabic_400Regular.ttf`);
await cp(`${arabic}/600SemiBold/NotoSansArabic_600SemiBold.ttf`, `${fonts}/NotoSansArabic_600SemiBold.ttf`);
await cp(`${arabic}/LICENSE_FONT`, `${fonts}/OFL-NotoSansArabic.txt`);
await cp(`${wide}/ttf/DejaVuSans.ttf`, `${fonts}/DejaVuSans.ttf`);
await cp(`${wide}/ttf/DejaVuSans-Bold.ttf`, `${fonts}/DejaVuSans-Bold.ttf`);
await cp(`${wide}/LICENSE`, `${fonts}/LICENSE-DejaVu.txt`);
await cp(`${source}/LICENSE_FONT`, `${fonts}/OFL.txt`);
