/** The beginning of today by the stations' clock, in SQL: what is counted of a day and the list behind the count begin at the same moment. */
export const TODAY_BEGINS = `date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;
