import type { Env } from '../env.server'
import { type FileStore, localFileStore } from './file-store.server'
import { s3FileStore } from './s3-file-store.server'

/** The store that the environment names: S3 where `S3_ENDPOINT` is set, else a folder. */
export function openFileStore(env: Env): FileStore {
  const { FILES_DIR, S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY } = env
  if (!(S3_ENDPOINT && S3_BUCKET && S3_REGION && S3_ACCESS_KEY && S3_SECRET_KEY))
    return localFileStore(FILES_DIR)
  return s3FileStore({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
  })
}
