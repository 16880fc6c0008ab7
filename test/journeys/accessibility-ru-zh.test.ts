import { walkEveryPage } from '../support/accessibility-walk.ts'

walkEveryPage(['ru', 'zh'])
