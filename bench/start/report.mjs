import { readdirSync, readFileSync } from 'node:fs'

/** Images, as many as the process's last argument says. */
export function chooseImages() {
  const files = readdirSync('images').filter((file) => /\.(png|svg)$/.test(file))
  const count = Number(process.argv.at(-1))
  return Array.from({ length: count }, (_, index) => readFileSync(`images/${files[index % files.length]}`))
}

/** Says that the last answer is there, and as the process exits what it has used. */
export function reportAnswered() {
  process.stdout.write('answered\n')
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }
    process.stdout.write(`${JSON.stringify(usage)}\n`)
  })
}
