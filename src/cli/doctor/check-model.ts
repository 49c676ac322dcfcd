import { createHash } from 'node:crypto'
import { firstLine } from '../../errors/first-line.ts'
import { loadModel, shippedModelPath } from '../../recogniser/model-card.ts'
import type { Finding } from './finding.ts'

/** Says which net is there, and that its card fits the format. That the net runs is another finding. */
export async function checkModel(path = shippedModelPath()): Promise<Finding[]> {
  const subject = 'Model'
  try {
    const { card, weights } = await loadModel(path)
    const size = `${(weights.length / 1e6).toFixed(1)} MB`
    const digest = createHash('sha256').update(weights).digest('hex').slice(0, 12)
    const seen = `version ${card.version}, ${card.alphabet.length} characters, ${size}, sha256 ${digest}…`
    return [{ subject, status: 'ok', seen }]
  } catch (error) {
    const advice = 'Reinstall the package: npm install solve-image-captchas'
    return [{ subject, status: 'problem', seen: firstLine(error), advice }]
  }
}
