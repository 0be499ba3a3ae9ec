import { formats, winston } from '@strapi/logger';

/** People read a line, machines read fields: JSON in production, colours on a terminal. */
const inProduction = process.env['NODE_ENV'] === 'production';

export default {
  level: process.env['LOG_LEVEL'] ?? 'info',
  transports: [new winston.transports.Console()],
  ...(inProduction
    ? { format: winston.format.combine(winston.format.timestamp(), winston.format.json()) }
    : { format: formats.prettyPrint({ timestamps: 'YYYY-MM-DD HH:mm:ss' }) }),
};
