import { reportAnswered } from './report.mjs'

reportAnswered()
