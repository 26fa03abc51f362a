/** Why something in the work of an organisation is refused. */
export const workErrors = {
  workbook_bomb: '文件解压后过大或压缩得异常，可能有害。请在电子表格软件里另存为新的 .xlsx 再上传。',
  workbook_binary: '不接受 .xlsb 文件。请另存为 .xlsx 再上传。',
  workbook_columns: '列数太多：最多 {{max}} 列，{{cell}} 超出了。请使用模板的列。',
  workbook_csv: 'CSV 第 {{line}} 行无法读取，可能引号不成对。改好后再上传。',
  workbook_damaged: '文件已损坏或不完整，无法读取。请在电子表格软件里打开、另存为新的 .xlsx 再上传。',
  workbook_embedded: '文件里嵌有其他文件或控件（{{part}}）。请删除后再上传。',
  workbook_encoding:
    '第 {{line}} 行的文字编码无法识别（第 {{byte}} 个字节 {{value}}）。请另存为 UTF-8 编码的 CSV，或 .xlsx。',
  workbook_encrypted: '文件有密码保护，无法检查。请去掉密码再上传。',
  workbook_external: '文件里有指向外部的链接或数据连接（{{part}}）。请断开链接、粘贴为数值后再上传。',
  workbook_formulas: '这些单元格里有公式：{{cells}}。请粘贴为数值后再上传。',
  workbook_macros: '文件含有宏。请另存为不含宏的 .xlsx 再上传。',
  workbook_ods: '不接受 .ods 文件。请另存为 .xlsx 再上传。',
  workbook_old: '不接受旧的 .xls 格式。请另存为 .xlsx 再上传。',
  workbook_rows: '行数太多：一次最多 {{max}} 行。请拆成几个文件分别上传。',
  workbook_sheets: '工作表太多：最多 {{max}} 个。',
  workbook_text: '文字总量太多。请拆成几个文件分别上传。',
  workbook_unknown: '这不是装备表格：找不到识别各列的第 1 行。请使用模板或导出的表格，并保留隐藏的第 1 行。',
  workbook_doctype: '文件里有表格不会有的声明（DTD），可能有害。请在电子表格软件里另存为新的 .xlsx 再上传。',
  sheet_column_unknown:
    '工作表“{{sheet}}”的 {{column}} 列标记为“{{key}}”，不是装备的列。请删除这一列，或恢复隐藏的第 1 行。',
  sheet_column_twice: '工作表“{{sheet}}”里“{{key}}”有两列（{{column}} 列重复）。请只留一列。',
  sheet_empty: '表格里没有装备：第 3 行起没有填写内容。',
  sheet_file_gone: '上传的文件已不存在，请重新上传。',
  sheet_failed: '后台处理多次中断，已停止；已写入的保持不变。请稍后再试，仍不成功请联系我们。',
  sheet_right_gone: '确认的人不再有这项权限，或单位已停用，因此停了下来；已写入的保持不变。',
  sheet_rows_changed:
    '检查之后有 {{n}} 行对应的装备被改动，因此一行都没有写入。请重新上传核对，或改为“只写正确的行”。',
  sheet_rows_refused: '有 {{n}} 行有误，不能全部写入。',
  sheet_nothing: '没有需要写入的行。',
  sheet_state: '这份表格的状态已经变化，请看页面现在的内容。',
}
