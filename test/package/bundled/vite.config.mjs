export default { logLevel: 'warn', build: { ssr: 'app.mjs', outDir: 'vite' } }
