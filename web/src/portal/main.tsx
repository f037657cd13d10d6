import { mount } from '../ui/mount.tsx'
import { spacious } from '../ui/theme.ts'
import { routes } from './routes.tsx'
import '../case/case.css'
import './portal.css'

mount({ routes, basename: '/', theme: spacious })
