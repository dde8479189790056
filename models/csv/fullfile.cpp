// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullfile.h"

#include "models/csv/fullgaps.h"

#include <QFileInfo>
#include <QHash>

using namespace Qt::StringLiterals;

namespace csv {

FullFile::FullFile(const MetricsExportRequest &request)
    : m_path(request.file)
    , m_format(request.format)
{
    const QFileInfo info(m_path);
    if (m_path == u"-"_s || (info.exists() && !info.isFile() && !info.isDir()))
        m_direct.emplace(m_path);
    else
        m_part.emplace(m_path);
}

bool FullFile::open()
{
    return m_part ? m_part->open() : m_direct->open();
}

std::optional<FullProgress> FullFile::earlier() const
{
    const auto json = m_part ? m_part->progress() : std::nullopt;
    return json ? progressFrom(*json) : std::nullopt;
}

bool FullFile::goOn(const FullProgress &progress)
{
    return m_part && m_part->cut(progress.bytes, progress.gapBytes);
}

bool FullFile::startAnew()
{
    return !m_part || m_part->cut(0, 0);
}

bool FullFile::save(const FullProgress &progress)
{
    return !m_part || m_part->save(toJson(progress));
}

bool FullFile::write(FullProgress &progress, const metrics::Answer &answer, const metrics::Range &within,
                     const std::string &gaps)
{
    const bool isWide = m_format.form == MetricsForm::Wide;
    if (progress.parts == 0 && !putHeader(progress))
        return false;
    if (!(isWide ? putWide(progress, answer, within) : putLong(answer, within)) || !putGaps(gaps))
        return false;
    if (m_part) {
        progress.bytes = m_part->bytes();
        progress.gapBytes = m_part->gapBytes();
    }
    return true;
}

// In a file, the header of the wide form is written at the end, when all columns are known.
bool FullFile::putHeader(const FullProgress &progress)
{
    const bool isWide = m_format.form == MetricsForm::Wide;
    if (isWide && m_part)
        return true;
    m_columnsWritten = progress.curves.size();
    std::string header;
    if (isWide) {
        header = wideHeader(progress);
    } else {
        if (m_format.file.bom)
            header += byteOrderMark;
        appendLongHeader(header, m_format.file);
    }
    return put(header);
}

std::string FullFile::wideHeader(const FullProgress &progress) const
{
    std::string header;
    if (m_format.file.bom)
        header += byteOrderMark;
    std::vector<std::string> columns;
    for (const FullCurve &curve : progress.curves)
        columns.push_back(curve.column.toStdString());
    appendWideHeader(header, columns, m_format.file);
    return header;
}

bool FullFile::putLong(const metrics::Answer &answer, const metrics::Range &within)
{
    constexpr std::size_t chunk = 1 << 20;
    std::string lines;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        for (const auto *all : {&metric.series, &metric.impossible}) {
            for (const metrics::SeriesPtr &series : *all) {
                appendLong(lines, *series, metric.isRatio, m_format.file, within);
                if (lines.size() > chunk && !put(lines))
                    return false;
            }
        }
    }
    return put(lines);
}

bool FullFile::putWide(const FullProgress &progress, const metrics::Answer &answer, const metrics::Range &within)
{
    if (m_direct && progress.curves.size() > m_columnsWritten) {
        m_lateColumn = progress.curves[m_columnsWritten].column;
        return false;
    }
    QHash<metrics::SeriesKey, const metrics::Series *> byKey;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        for (const auto *all : {&metric.series, &metric.impossible})
            for (const metrics::SeriesPtr &series : *all)
                byKey.insert(series->key, series.get());
    std::vector<const metrics::Series *> columns;
    for (const FullCurve &curve : progress.curves)
        columns.push_back(byKey.value(curve.key));
    std::string lines;
    appendWide(lines, columns, m_format.file, within);
    return put(lines);
}

bool FullFile::put(std::string &text)
{
    const bool isGood = m_part ? m_part->write(text) : m_direct->write(text);
    text.clear();
    return isGood;
}

bool FullFile::putGaps(const std::string &lines)
{
    if (!m_part || lines.empty())
        return true;
    return m_part->writeGaps((m_part->gapBytes() == 0 ? gapsHeader(m_format.file) : std::string()) + lines);
}

bool FullFile::finish(const FullProgress &progress, const std::string &gaps)
{
    if (m_direct)
        return m_direct->commit();
    if (!putGaps(gaps))
        return false;
    return m_format.form == MetricsForm::Long
        ? m_part->finish()
        : m_part->finishWith(wideHeader(progress), progress.curves.size() + 1, m_format.file.delimiter);
}

void FullFile::discard()
{
    if (m_part)
        m_part->remove();
}

base::OutputFile::Failure FullFile::failure() const
{
    return m_part ? m_part->failure() : m_direct->failure();
}

QString FullFile::failedPath() const
{
    return m_part ? m_part->failedPath() : m_path;
}

} // namespace csv
