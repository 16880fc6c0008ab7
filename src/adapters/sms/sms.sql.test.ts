import { openTestPool } from '../../../test/support/test-pool.ts'
import { standingClock } from '../../../test/support/standing-clock.ts'
import { smsSenderContract } from './contract.ts'
import { fakeSms } from './fake-sms.ts'
import { postgresSmsStore } from './sms.sql.ts'

smsSenderContract('the fake network with its table', async () => {
  const { pool, close } = await openTestPool('sms')
  const store = postgresSmsStore(pool, standingClock())
  const sender = fakeSms(store)
  return { sender, arrived: async () => (await store.list(1_000)).toReversed(), behave: async (how) => sender.behave(how), close }
})
