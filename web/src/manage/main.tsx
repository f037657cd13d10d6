import { mount } from '../ui/mount.tsx'
import { dense } from '../ui/theme.ts'
import { routes } from './routes.tsx'
import '../case/case.css'
import './manage.css'

mount({ routes, basename: '/manage', theme: dense })
