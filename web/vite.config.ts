import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Each desk is its own page: in development the server answers its paths as the real one does. */
const desks: Plugin = {
  name: 'desks',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const desk = /^\/(review|counter|manage|supervise)(?:[/?]|$)/.exec(request.url ?? '')?.[1]
      if (desk && request.headers.accept?.includes('text/html')) request.url = `/${desk}.html`
      next()
    })
  },
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), desks],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        portal: here('index.html'),
        review: here('review.html'),
        counter: here('counter.html'),
        manage: here('manage.html'),
        supervise: here('supervise.html'),
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/auth': 'http://localhost:8080' } },
})
