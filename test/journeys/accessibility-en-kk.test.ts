import { walkEveryPage } from '../support/accessibility-walk.ts'

walkEveryPage(['en', 'kk'])
