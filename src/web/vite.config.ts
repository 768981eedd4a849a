/**
 * How the web app is built and served while developing. The server delivers dist/web under a strict content
 * security policy, so nothing here may produce inline scripts, inline styles or data: assets.
 */
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const apiPort = process.env['PORT'] ?? '4400';

const vendorGroups = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/](?!.*(?:table|virtual))/, priority: 20 },
  {
    name: 'mantine',
    test: /node_modules[\\/](?:@mantine|@floating-ui|react-remove-scroll|clsx)/,
    priority: 10,
  },
];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../.cache/vite', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: vendorGroups } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api/v1': { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false } },
  },
});
