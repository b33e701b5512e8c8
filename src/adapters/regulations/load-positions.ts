import { join } from 'node:path'
import { type Nomenclature, nomenclatureSchema } from '../../domain/people/nomenclature.ts'
import { readYaml } from './yaml-file.ts'

/** Reads the nomenclature of positions. Throws BadRegulationFile with file and line. `regulations` is the folder of that name. */
export const loadPositions = (regulations: string): Promise<Nomenclature> =>
  readYaml(join(regulations, 'positions.yaml'), 'positions.yaml', nomenclatureSchema)
