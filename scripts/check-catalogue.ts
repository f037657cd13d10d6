import { loadCatalogue } from '../server/src/catalogue/load.ts'
const c = loadCatalogue()
console.log(Object.keys(c.lifeEvents).length, Object.values(c.lifeEvents).flatMap(e => e.services).length, Object.keys(c.services).length)
