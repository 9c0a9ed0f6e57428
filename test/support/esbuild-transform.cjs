const { transformSync } = require('esbuild');

/** Jest transform: the compiler of the product turns TypeScript and ES modules into CommonJS. */
module.exports = {
  process(source, filename) {
    const { code, map } = transformSync(source, {
      sourcefile: filename,
      loader: { ts: 'ts', tsx: 'tsx' }[filename.split('.').pop()] ?? 'js',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'both',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { code, map };
  },
};
