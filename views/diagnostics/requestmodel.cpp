// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/diagnostics/requestmodel.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;
using api::RequestRecord;

namespace views {
namespace {

QString absent()
{
    return u"–"_s;
}

QString millisecondsText(int ms)
{
    return ms < 0 ? absent() : table::countText(ms);
}

QString bytesOrAbsent(std::int64_t bytes)
{
    return bytes < 0 ? absent() : table::bytesText(double(bytes));
}

QString problemText(api::Error::Kind kind)
{
    using Kind = api::Error::Kind;
    switch (kind) {
    case Kind::Offline:
        return RequestModel::tr("No connection");
    case Kind::Timeout:
        return RequestModel::tr("Timed out");
    case Kind::Tls:
        return RequestModel::tr("Certificate");
    case Kind::Unauthorized:
        return RequestModel::tr("Not signed in");
    case Kind::Forbidden:
        return RequestModel::tr("Not permitted");
    case Kind::NotFound:
        return RequestModel::tr("Not found");
    case Kind::Conflict:
        return RequestModel::tr("Conflict");
    case Kind::BadRequest:
        return RequestModel::tr("Refused");
    case Kind::RateLimited:
        return RequestModel::tr("Too many requests");
    case Kind::Server:
        return RequestModel::tr("Server error");
    case Kind::Decode:
        return RequestModel::tr("Unreadable answer");
    case Kind::Local:
        return RequestModel::tr("Not sent");
    case Kind::OutcomeUnknown:
        return RequestModel::tr("Outcome unknown");
    }
    return {};
}

QString statusText(const RequestRecord &record)
{
    QString status = record.status > 0 ? QString::number(record.status) : QString();
    switch (record.end) {
    case RequestRecord::End::Answered:
        return status;
    case RequestRecord::End::Cancelled:
        return RequestModel::tr("Cancelled");
    case RequestRecord::End::Failed:
        break;
    }
    const QString problem = problemText(record.problem);
    return status.isEmpty() ? problem : u"%1 %2"_s.arg(status, problem);
}

QString pathText(const RequestRecord &record)
{
    const std::string_view path = api::endpoint(record.operation).path;
    QString text = QString::fromLatin1(path.data(), qsizetype(path.size()));
    if (!record.queryKeys.isEmpty())
        text += u'?' + QString::fromLatin1(record.queryKeys);
    return text;
}

bool isNumber(int column)
{
    return column >= RequestModel::Received && column <= RequestModel::Queued;
}

} // namespace

QString priorityText(base::Urgency priority)
{
    switch (priority) {
    case base::Urgency::Interactive:
        return RequestModel::tr("Interactive");
    case base::Urgency::Visible:
        return RequestModel::tr("Visible");
    case base::Urgency::Metrics:
        return RequestModel::tr("Metrics");
    case base::Urgency::Prefetch:
        return RequestModel::tr("Prefetch");
    case base::Urgency::Refresh:
        return RequestModel::tr("Refresh");
    case base::Urgency::Export:
        return RequestModel::tr("Export");
    }
    return {};
}

void RequestModel::add(const std::vector<RequestRecord> &records)
{
    if (records.empty())
        return;
    beginInsertRows({}, 0, int(records.size()) - 1);
    m_records.insert(m_records.end(), records.begin(), records.end());
    endInsertRows();
    const int surplus = int(m_records.size()) - int(api::RequestLog::capacity);
    if (surplus <= 0)
        return;
    beginRemoveRows({}, int(api::RequestLog::capacity), int(m_records.size()) - 1);
    m_records.erase(m_records.begin(), m_records.begin() + surplus);
    endRemoveRows();
}

void RequestModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

void RequestModel::setZone(table::Zone zone)
{
    m_zone = zone;
    if (!m_records.empty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

const RequestRecord &RequestModel::record(int row) const
{
    return m_records[m_records.size() - 1 - std::size_t(row)];
}

int RequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int RequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString RequestModel::text(const RequestRecord &record, int column) const
{
    switch (column) {
    case Time: {
        const auto spec = m_zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime;
        return QDateTime::fromMSecsSinceEpoch(record.endedAtMs, spec).toString(u"HH:mm:ss"_s);
    }
    case Method: {
        const std::string_view method = api::endpoint(record.operation).method;
        return QString::fromLatin1(method.data(), qsizetype(method.size()));
    }
    case Path:
        return pathText(record);
    case Status:
        return statusText(record);
    case Received:
        return bytesOrAbsent(record.wireBytes);
    case Inflated:
        return bytesOrAbsent(record.bodyBytes);
    case FirstByte:
        return millisecondsText(record.firstByteMs);
    case Total:
        return millisecondsText(record.totalMs);
    case Retries:
        return QString::number(record.retries);
    case Queued:
        return millisecondsText(record.waitedMs);
    case Priority:
        return priorityText(record.priority);
    default:
        return {};
    }
}

QVariant RequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RequestRecord &shown = record(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(shown, index.column());
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case FailedRole:
        return shown.end == RequestRecord::End::Failed;
    case SecondaryRole:
        return index.column() == Time || index.column() == Method || index.column() == Priority
            || (index.column() == Retries && shown.retries == 0) || shown.end == RequestRecord::End::Cancelled;
    default:
        return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= Columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[]
        = {tr("Time"),           tr("Method"),    tr("Request"), tr("Status"),     tr("Received"), tr("Inflated"),
           tr("First byte, ms"), tr("Total, ms"), tr("Retries"), tr("Queued, ms"), tr("Priority")};
    return titles[section];
}

} // namespace views
