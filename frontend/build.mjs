// Installs what package-lock.json names (only when it changed), checks the types and bundles styles and components.
// Usage: node build.mjs <output folder>
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const out = process.argv[2];
if (!out) throw new Error('Usage: node build.mjs <output folder>');

const lock = readFileSync('package-lock.json', 'utf8');
const stamp = 'node_modules/.installed-lock';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  execFileSync('npm', ['ci', '--no-progress', '--loglevel=error'], { stdio: 'inherit', shell: process.platform === 'win32' });
  writeFileSync(stamp, lock);
}

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], { stdio: 'inherit' });

const { build } = await import('esbuild');
await build({
  entryPoints: { byraportal: 'src/byraportal.ts', chart: 'src/chart.ts', styles: 'src/styles.css' },
  outdir: out,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'eof',
  loader: { '.woff2': 'file' },
  assetNames: '[name]-[hash]',
  logLevel: 'warning',
});

// The few icons in use, each a file that vaadin-icon fetches; and our own mark.
const icons = readFileSync('icons.txt', 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
mkdirSync(`${out}/icons`, { recursive: true });
for (const icon of icons) cpSync(`node_modules/lucide-static/icons/${icon}.svg`, `${out}/icons/${icon}.svg`);
cpSync('src/mark.svg', `${out}/icons/mark.svg`);
cpSync('node_modules/@fontsource-variable/inter/LICENSE', `${out}/inter-LICENSE.txt`);
