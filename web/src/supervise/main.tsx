import { mount } from '../ui/mount.tsx'
import { dense } from '../ui/theme.ts'
import { routes } from './routes.tsx'
import '../case/case.css'
import './supervise.css'

mount({ routes, basename: '/supervise', theme: dense })
