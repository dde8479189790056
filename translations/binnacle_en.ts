<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Action</name>
    <message numerus="yes">
        <source>frees %1 GPU(s)</source>
        <translation>
            <numerusform>frees %1 GPU</numerusform>
            <numerusform>frees %1 GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n workload(s)</source>
        <translation>
            <numerusform>Suspend %n workload</numerusform>
            <numerusform>Suspend %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspending %n workload(s)</source>
        <translation>
            <numerusform>Suspending %n workload</numerusform>
            <numerusform>Suspending %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n workload(s)</source>
        <translation>
            <numerusform>Resume %n workload</numerusform>
            <numerusform>Resume %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resuming %n workload(s)</source>
        <translation>
            <numerusform>Resuming %n workload</numerusform>
            <numerusform>Resuming %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workload(s)</source>
        <translation>
            <numerusform>Delete %n workload</numerusform>
            <numerusform>Delete %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n workload(s)</source>
        <translation>
            <numerusform>Deleting %n workload</numerusform>
            <numerusform>Deleting %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n cluster(s)</source>
        <translation>
            <numerusform>Delete %n cluster</numerusform>
            <numerusform>Delete %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n cluster(s)</source>
        <translation>
            <numerusform>Deleting %n cluster</numerusform>
            <numerusform>Deleting %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n cluster(s) by force</source>
        <translation>
            <numerusform>Delete %n cluster by force</numerusform>
            <numerusform>Delete %n clusters by force</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n cluster(s) by force</source>
        <translation>
            <numerusform>Deleting %n cluster by force</numerusform>
            <numerusform>Deleting %n clusters by force</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost for good: %n workload(s), with their history and metrics.</source>
        <translation>
            <numerusform>Lost for good: %n workload, with its history and metrics.</numerusform>
            <numerusform>Lost for good: %n workloads, with their history and metrics.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left behind: what is installed on %n node(s).</source>
        <translation>
            <numerusform>Left behind: what is installed on %n node.</numerusform>
            <numerusform>Left behind: what is installed on %n nodes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n GPU(s) are at %1: it is %2 below them, for %3 in all.</source>
        <translation>
            <numerusform>The other %n GPU is at %1: it is %2 below it, for %3 in all.</numerusform>
            <numerusform>The other %n GPUs are at %1: it is %2 below them, for %3 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n GPU(s)</source>
        <translation>
            <numerusform>%1 of %n GPU</numerusform>
            <numerusform>%1 of %n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drop(s) from %1, of about %2: they cost %3 of the GPU time.</source>
        <translation>
            <numerusform>%n drop from %1, of about %2: it cost %3 of the GPU time.</numerusform>
            <numerusform>%n drops from %1, of about %2: they cost %3 of the GPU time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most of the other %n GPU(s) receive about as much as they send. It lasted %1 in all.</source>
        <translation>
            <numerusform>The other %n GPU receives about as much as it sends. It lasted %1 in all.</numerusform>
            <numerusform>Most of the other %n GPUs receive about as much as they send. It lasted %1 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n GPU(s) transfer %1 each, sent and received. It lasted %2 in all.</source>
        <translation>
            <numerusform>The other %n GPU transfers %1, sent and received. It lasted %2 in all.</numerusform>
            <numerusform>The other %n GPUs transfer %1 each, sent and received. It lasted %2 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPU memory ran out: %n process(es) killed, the last %1</source>
        <extracomment>&quot;GPU memory ran out: 3 processes killed, the last 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>
            <numerusform>GPU memory ran out: %n process killed, the last %1</numerusform>
            <numerusform>GPU memory ran out: %n processes killed, the last %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many nodes: %1 of its %n node(s) checked.</source>
        <translation>
            <numerusform>Too many nodes: %1 of its %n node checked.</numerusform>
            <numerusform>Too many nodes: %1 of its %n nodes checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waste</name>
    <message numerus="yes">
        <source>Measured: %1 of %2 workload(s), %3 of the GPU-hours, with samples at most %4 apart.</source>
        <translation>
            <numerusform>Measured: %1 of %2 workload, %3 of the GPU-hours, with samples at most %4 apart.</numerusform>
            <numerusform>Measured: %1 of %2 workloads, %3 of the GPU-hours, with samples at most %4 apart.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) with the fewest GPU-hours were not asked for.</source>
        <translation>
            <numerusform>%n workload with the fewest GPU-hours was not asked for.</numerusform>
            <numerusform>%n workloads with the fewest GPU-hours were not asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 workload(s) did not answer.</source>
        <translation>
            <numerusform>%1 of %2 workload did not answer.</numerusform>
            <numerusform>%1 of %2 workloads did not answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) had no samples.</source>
        <translation>
            <numerusform>%n workload had no samples.</numerusform>
            <numerusform>%n workloads had no samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) could not be compared.</source>
        <translation>
            <numerusform>%n cluster could not be compared.</numerusform>
            <numerusform>%n clusters could not be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 less than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.</source>
        <translation>
            <numerusform>%1 less than in the %2 before, by the metrics of %n cluster: %3 GPU-hours not used, %4 then.</numerusform>
            <numerusform>%1 less than in the %2 before, by the metrics of %n clusters: %3 GPU-hours not used, %4 then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.</source>
        <translation>
            <numerusform>%1 more than in the %2 before, by the metrics of %n cluster: %3 GPU-hours not used, %4 then.</numerusform>
            <numerusform>%1 more than in the %2 before, by the metrics of %n clusters: %3 GPU-hours not used, %4 then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) do not tell of both.</source>
        <translation>
            <numerusform>%n cluster does not tell of both.</numerusform>
            <numerusform>%n clusters do not tell of both.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU(s) of %n workload(s) are idle now.</source>
        <translation>
            <numerusform>%1 GPUs of %n workload are idle now.</numerusform>
            <numerusform>%1 GPUs of %n workloads are idle now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 GPU(s) of %n workload(s) are idle now.</source>
        <translation>
            <numerusform>At least %1 GPUs of %n workload are idle now.</numerusform>
            <numerusform>At least %1 GPUs of %n workloads are idle now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) of clusters that do not report are left out.</source>
        <translation>
            <numerusform>%n workload of clusters that do not report is left out.</numerusform>
            <numerusform>%n workloads of clusters that do not report are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message numerus="yes">
        <source>%n export(s) in progress. Closing the window cancels this, and no file is saved.</source>
        <translation>
            <numerusform>%n export in progress. Closing the window cancels it, and no file is saved.</numerusform>
            <numerusform>%n exports in progress. Closing the window cancels them, and no files are saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) have not been changed yet. Closing the window leaves them as they are.</source>
        <translation>
            <numerusform>%n object has not been changed yet. Closing the window leaves it as it is.</numerusform>
            <numerusform>%n objects have not been changed yet. Closing the window leaves them as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::ViewFile</name>
    <message numerus="yes">
        <source>%n metric(s) that this version does not know were left out: %1.</source>
        <translation>
            <numerusform>%n metric that this version does not know was left out: %1.</numerusform>
            <numerusform>%n metrics that this version does not know were left out: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Workspace</name>
    <message numerus="yes">
        <source>%n object(s) added to the comparison.</source>
        <translation>
            <numerusform>%n object added to the comparison.</numerusform>
            <numerusform>%n objects added to the comparison.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>catalog::Reason</name>
    <message numerus="yes">
        <source>%1 of %2 required services not available</source>
        <translation>
            <numerusform>%1 of %2 required service not available</numerusform>
            <numerusform>%1 of %2 required services not available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>csv::ExportJob</name>
    <message numerus="yes">
        <source>Exported %1 row(s) in %2.</source>
        <translation>
            <numerusform>Exported %1 row in %2.</numerusform>
            <numerusform>Exported %1 rows in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 row(s) to %2 in %3.</source>
        <translation>
            <numerusform>Exported %1 row to %2 in %3.</numerusform>
            <numerusform>Exported %1 rows to %2 in %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) changed meanwhile.</source>
        <translation>
            <numerusform>%1 row changed meanwhile.</numerusform>
            <numerusform>%1 rows changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 selected row(s) are no longer in the list.</source>
        <translation>
            <numerusform>%1 selected row is no longer in the list.</numerusform>
            <numerusform>%1 selected rows are no longer in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are missing: the control plane counts them, but did not send them. Export again.</source>
        <translation>
            <numerusform>%1 row is missing: the control plane counts it, but did not send it. Export again.</numerusform>
            <numerusform>%1 rows are missing: the control plane counts them, but did not send them. Export again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 value(s) could not be read and were left empty (%2).</source>
        <translation>
            <numerusform>%1 value could not be read and was left empty (%2).</numerusform>
            <numerusform>%1 values could not be read and were left empty (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no id.</source>
        <translation>
            <numerusform>%1 row has no id.</numerusform>
            <numerusform>%1 rows have no id.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) may be missing, or have changed while the list was read.</source>
        <translation>
            <numerusform>%1 row may be missing, or has changed while the list was read.</numerusform>
            <numerusform>%1 rows may be missing, or have changed while the list was read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>csv::MetricsExportJob</name>
    <message numerus="yes">
        <source>Exported %1 sample(s).</source>
        <translation>
            <numerusform>Exported %1 sample.</numerusform>
            <numerusform>Exported %1 samples.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 sample(s) to %2.</source>
        <translation>
            <numerusform>Exported %1 sample to %2.</numerusform>
            <numerusform>Exported %1 samples to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n sample(s) could be read, e.g. &quot;%1&quot;.</source>
        <translation>
            <numerusform>The %n sample could not be read: &quot;%1&quot;.</numerusform>
            <numerusform>None of the %n samples could be read, e.g. &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read, e.g. &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n sample could not be read: &quot;%1&quot;.</numerusform>
            <numerusform>%n samples could not be read, e.g. &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) have a value that is impossible for the metric.</source>
        <translation>
            <numerusform>%n sample has a value that is impossible for the metric.</numerusform>
            <numerusform>%n samples have values that are impossible for the metric.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series came that look the same. They are numbered in the order of the answer.</source>
        <translation>
            <numerusform>%n series came that looks like others. It is numbered in the order of the answer.</numerusform>
            <numerusform>%n series came that look the same. They are numbered in the order of the answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) are listed in %1.</source>
        <translation>
            <numerusform>%n gap is listed in %1.</numerusform>
            <numerusform>%n gaps are listed in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n gap(s).</source>
        <translation>
            <numerusform>There is %n gap.</numerusform>
            <numerusform>There are %n gaps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were not answered. Export again.</source>
        <translation>
            <numerusform>%n of them was not answered. Export again.</numerusform>
            <numerusform>%n of them were not answered. Export again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>replica::CopySource</name>
    <message numerus="yes">
        <source>%n row(s) may be missing: the control plane counts them, but did not send them when the list was read. Read all rows again first.</source>
        <translation>
            <numerusform>%n row may be missing: the control plane counts it, but did not send it when the list was read. Read all rows again first.</numerusform>
            <numerusform>%n rows may be missing: the control plane counts them, but did not send them when the list was read. Read all rows again first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>session::ConnectionTest</name>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n cluster(s)</source>
        <translation>
            <numerusform>Found %n cluster</numerusform>
            <numerusform>Found %n clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>session::HelperTokens</name>
    <message numerus="yes">
        <source>The command that prints the token did not end within %n second(s). Run it in a terminal to see what it waits for.</source>
        <translation>
            <numerusform>The command that prints the token did not end within %n second. Run it in a terminal to see what it waits for.</numerusform>
            <numerusform>The command that prints the token did not end within %n seconds. Run it in a terminal to see what it waits for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>table::Format</name>
    <message numerus="yes">
        <source>%1 of %2 GPUs, %3 idle</source>
        <translation>
            <numerusform>%1 of %2 GPU, %3 idle</numerusform>
            <numerusform>%1 of %2 GPUs, %3 idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 GPUs</source>
        <translation>
            <numerusform>%1 of %2 GPU</numerusform>
            <numerusform>%1 of %2 GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 pods</source>
        <translation>
            <numerusform>%1 of %2 pod</numerusform>
            <numerusform>%1 of %2 pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>table::GroupWords</name>
    <message numerus="yes">
        <source>%1 workload(s)</source>
        <translation>
            <numerusform>%1 workload</numerusform>
            <numerusform>%1 workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workload name(s)</source>
        <translation>
            <numerusform>%1 workload name</numerusform>
            <numerusform>%1 workload names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 project(s)</source>
        <translation>
            <numerusform>%1 project</numerusform>
            <numerusform>%1 projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 department(s)</source>
        <translation>
            <numerusform>%1 department</numerusform>
            <numerusform>%1 departments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cluster(s)</source>
        <translation>
            <numerusform>%1 cluster</numerusform>
            <numerusform>%1 clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node(s)</source>
        <translation>
            <numerusform>%1 node</numerusform>
            <numerusform>%1 nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node pool(s)</source>
        <translation>
            <numerusform>%1 node pool</numerusform>
            <numerusform>%1 node pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 user(s)</source>
        <translation>
            <numerusform>%1 user</numerusform>
            <numerusform>%1 users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 namespace(s)</source>
        <translation>
            <numerusform>%1 namespace</numerusform>
            <numerusform>%1 namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 type(s)</source>
        <translation>
            <numerusform>%1 type</numerusform>
            <numerusform>%1 types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU type(s)</source>
        <translation>
            <numerusform>%1 GPU type</numerusform>
            <numerusform>%1 GPU types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 value(s)</source>
        <translation>
            <numerusform>%1 value</numerusform>
            <numerusform>%1 values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) without a value</source>
        <translation>
            <numerusform>%1 row without a value</numerusform>
            <numerusform>%1 rows without a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ChartCard</name>
    <message numerus="yes">
        <source>%n sample(s) out of range left out</source>
        <translation>
            <numerusform>%n sample out of range left out</numerusform>
            <numerusform>%n samples out of range left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) unreadable</source>
        <translation>
            <numerusform>%n sample unreadable</numerusform>
            <numerusform>%n samples unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series look the same</source>
        <translation>
            <numerusform>%n series looks the same</numerusform>
            <numerusform>%n series look the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ChartStack</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) without data</source>
        <translation>
            <numerusform>%n gap without data</numerusform>
            <numerusform>%n gaps without data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read. The first one contains &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n sample could not be read. It contains &quot;%1&quot;.</numerusform>
            <numerusform>%n samples could not be read. The first one contains &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) out of range left out.</source>
        <translation>
            <numerusform>%n sample out of range left out.</numerusform>
            <numerusform>%n samples out of range left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::CompareHints</name>
    <message numerus="yes">
        <source>from %n check(s)</source>
        <translation>
            <numerusform>from %n check</numerusform>
            <numerusform>from %n checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>hints</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ComparePage</name>
    <message numerus="yes">
        <source>Drop here to compare %n object(s)</source>
        <translation>
            <numerusform>Drop here to compare %n object</numerusform>
            <numerusform>Drop here to compare %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) of %1 of %2 pods</source>
        <extracomment>the GPUs that were measured; %1 of %2 pods have them</extracomment>
        <translation>
            <numerusform>%n GPU of %1 of %2 pods</numerusform>
            <numerusform>%n GPUs of %1 of %2 pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) removed</source>
        <translation>
            <numerusform>%n object removed</numerusform>
            <numerusform>%n objects removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <comment>removed with the objects</comment>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ConnectionsDialog</name>
    <message numerus="yes">
        <source>Exported %n connection(s) to %1.</source>
        <translation>
            <numerusform>Exported %n connection to %1.</numerusform>
            <numerusform>Exported %n connections to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) of a kind that only a newer version of Binnacle knows are left out.</source>
        <translation>
            <numerusform>%n connection of a kind that only a newer version of Binnacle knows is left out.</numerusform>
            <numerusform>%n connections of a kind that only a newer version of Binnacle knows are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %n connection(s).</source>
        <translation>
            <numerusform>Imported %n connection.</numerusform>
            <numerusform>Imported %n connections.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::CountLabel</name>
    <message numerus="yes">
        <source>%1 cluster(s)</source>
        <translation>
            <numerusform>%1 cluster</numerusform>
            <numerusform>%1 clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workload(s)</source>
        <translation>
            <numerusform>%1 workload</numerusform>
            <numerusform>%1 workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 pod(s)</source>
        <translation>
            <numerusform>%1 pod</numerusform>
            <numerusform>%1 pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) do not match the filter</source>
        <translation>
            <numerusform>%1 row does not match the filter</numerusform>
            <numerusform>%1 rows do not match the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node(s)</source>
        <translation>
            <numerusform>%1 node</numerusform>
            <numerusform>%1 nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) repeated, others may be missing</source>
        <translation>
            <numerusform>%1 row repeated, others may be missing</numerusform>
            <numerusform>%1 rows repeated, others may be missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 revision(s)</source>
        <translation>
            <numerusform>%1 revision</numerusform>
            <numerusform>%1 revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 type(s)</source>
        <translation>
            <numerusform>%1 type</numerusform>
            <numerusform>%1 types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 categories</source>
        <translation>
            <numerusform>%1 category</numerusform>
            <numerusform>%1 categories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 department(s)</source>
        <translation>
            <numerusform>%1 department</numerusform>
            <numerusform>%1 departments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node pool(s)</source>
        <translation>
            <numerusform>%1 node pool</numerusform>
            <numerusform>%1 node pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 project(s)</source>
        <translation>
            <numerusform>%1 project</numerusform>
            <numerusform>%1 projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::Diagnostics</name>
    <message numerus="yes">
        <source>%n gap(s) over %1 ms, longest %2 ms, last %3 ms</source>
        <translation>
            <numerusform>%n gap over %1 ms, longest %2 ms, last %3 ms</numerusform>
            <numerusform>%n gaps over %1 ms, longest %2 ms, last %3 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::Dragging</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ExportDialog</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s), times in %1</source>
        <comment>a time zone</comment>
        <translation>
            <numerusform>%n column, times in %1</numerusform>
            <numerusform>%n columns, times in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::FaultText</name>
    <message numerus="yes">
        <source>%1 value(s) unreadable</source>
        <translation>
            <numerusform>%1 value unreadable</numerusform>
            <numerusform>%1 values unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) without an id</source>
        <translation>
            <numerusform>%1 row without an id</numerusform>
            <numerusform>%1 rows without an id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 field(s) not reported</source>
        <translation>
            <numerusform>%1 field not reported</numerusform>
            <numerusform>%1 fields not reported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 value(s) could not be read. The first one is %3 at %4.</source>
        <translation>
            <numerusform>%1: %2 value could not be read: %3 at %4.</numerusform>
            <numerusform>%1: %2 values could not be read. The first one is %3 at %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no ID and cannot be opened.</source>
        <translation>
            <numerusform>%1 row has no ID and cannot be opened.</numerusform>
            <numerusform>%1 rows have no ID and cannot be opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 text(s) contained invalid characters, shown as %2. The first one is at %3.</source>
        <translation>
            <numerusform>%1 text contained invalid characters, shown as %2, at %3.</numerusform>
            <numerusform>%1 texts contained invalid characters, shown as %2. The first one is at %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::FleetPage</name>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 of %n node</numerusform>
            <numerusform>%1 of %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <translation>
            <numerusform>%n without an answer</numerusform>
            <numerusform>%n without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) have GPUs on this node. The control plane does not tell which GPUs are whose.</source>
        <translation>
            <numerusform>%n workload has GPUs on this node. The control plane does not tell which ones.</numerusform>
            <numerusform>%n workloads have GPUs on this node. The control plane does not tell which GPUs are whose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <extracomment>number of GPUs</extracomment>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) chosen</source>
        <translation>
            <numerusform>%n node chosen</numerusform>
            <numerusform>%n nodes chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n node(s)</source>
        <extracomment>%1: &quot;32 GPUs&quot;</extracomment>
        <translation>
            <numerusform>%1 on %n node</numerusform>
            <numerusform>%1 on %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n idle</numerusform>
            <numerusform>%n idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dashed: it is not told which GPUs of %n node(s)</source>
        <translation>
            <numerusform>dashed: it is not told which GPUs of %n node</numerusform>
            <numerusform>dashed: it is not told which GPUs of %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) not on this map</source>
        <translation>
            <numerusform>%n node not on this map</numerusform>
            <numerusform>%n nodes not on this map</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::Heat</name>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n idle</numerusform>
            <numerusform>%n idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <translation>
            <numerusform>%n without data</numerusform>
            <numerusform>%n without data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered yet</source>
        <translation>
            <numerusform>%n not answered yet</numerusform>
            <numerusform>%n not answered yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HeatBar</name>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <extracomment>number of GPUs</extracomment>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n busy</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n busy</numerusform>
            <numerusform>%n busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n idle</numerusform>
            <numerusform>%n idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) all free</source>
        <translation>
            <numerusform>%n node all free</numerusform>
            <numerusform>%n nodes all free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n without data</numerusform>
            <numerusform>%n without data</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HeatNodes</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>the first of several pods</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HintCards</name>
    <message numerus="yes">
        <source>%n more hint(s)</source>
        <translation>
            <numerusform>%n more hint</numerusform>
            <numerusform>%n more hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HistoryModel</name>
    <message numerus="yes">
        <source>%n times since %1</source>
        <translation>
            <numerusform>%n time since %1</numerusform>
            <numerusform>%n times since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HoverBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ListCopy</name>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n request</numerusform>
            <numerusform>%1, %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with each refresh, %n row(s) changed since then</source>
        <translation>
            <numerusform>with each refresh, %n row changed since then</numerusform>
            <numerusform>with each refresh, %n rows changed since then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The control plane counts %n row(s) that it did not send. Read again to get them.</source>
        <translation>
            <numerusform>The control plane counts %n row that it did not send. Read again to get it.</numerusform>
            <numerusform>The control plane counts %n rows that it did not send. Read again to get them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) may be missing: the list changed while it was read. Read again to get them.</source>
        <translation>
            <numerusform>%n row may be missing: the list changed while it was read. Read again to get it.</numerusform>
            <numerusform>%n rows may be missing: the list changed while it was read. Read again to get them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ListGroups</name>
    <message numerus="yes">
        <source>%1 group(s)</source>
        <translation>
            <numerusform>%1 group</numerusform>
            <numerusform>%1 groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::ListPage</name>
    <message numerus="yes">
        <source>%n selected row(s) that were not loaded are no longer selected.</source>
        <translation>
            <numerusform>%n selected row that was not loaded is no longer selected.</numerusform>
            <numerusform>%n selected rows that were not loaded are no longer selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MarksButton</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MetricPicker</name>
    <message numerus="yes">
        <source>%1 selected, in %n requests</source>
        <translation>
            <numerusform>%1 selected, in %n request</numerusform>
            <numerusform>%1 selected, in %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MetricsExporter</name>
    <message numerus="yes">
        <source>Saved %1, %2 row(s)</source>
        <translation>
            <numerusform>Saved %1, %2 row</numerusform>
            <numerusform>Saved %1, %2 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MetricsToolbar</name>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>%n metric</numerusform>
            <numerusform>%n metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose metrics, %n chosen</source>
        <translation>
            <numerusform>Choose metrics, %n chosen</numerusform>
            <numerusform>Choose metrics, %n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MetricsWords</name>
    <message numerus="yes">
        <source>The control plane sent %n sample(s) that Binnacle cannot read. The first one contains &quot;%1&quot;.</source>
        <translation>
            <numerusform>The control plane sent %n sample that Binnacle cannot read. It contains &quot;%1&quot;.</numerusform>
            <numerusform>The control plane sent %n samples that Binnacle cannot read. The first one contains &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read</source>
        <translation>
            <numerusform>%n sample could not be read</numerusform>
            <numerusform>%n samples could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) have values that are impossible for these metrics.</source>
        <translation>
            <numerusform>%n sample has a value that is impossible for these metrics.</numerusform>
            <numerusform>%n samples have values that are impossible for these metrics.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) out of range left out</source>
        <translation>
            <numerusform>%n sample out of range left out</numerusform>
            <numerusform>%n samples out of range left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::NavigationRail</name>
    <message numerus="yes">
        <source>Compare, %n object(s)</source>
        <translation>
            <numerusform>Compare, %n object</numerusform>
            <numerusform>Compare, %n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::OverviewPage</name>
    <message numerus="yes">
        <source>in %n workload(s)</source>
        <translation>
            <numerusform>in %n workload</numerusform>
            <numerusform>in %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n workload(s)</source>
        <translation>
            <numerusform>%1, in %n workload</numerusform>
            <numerusform>%1, in %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending workload(s)</source>
        <translation>
            <numerusform>%n pending workload</numerusform>
            <numerusform>%n pending workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) that report</source>
        <translation>
            <numerusform>%n cluster that reports</numerusform>
            <numerusform>%n clusters that report</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::PlaneWords</name>
    <message numerus="yes">
        <source>%n control plane(s)</source>
        <translation>
            <numerusform>%n control plane</numerusform>
            <numerusform>%n control planes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n not answering</source>
        <translation>
            <numerusform>%1, %n not answering</numerusform>
            <numerusform>%1, %n not answering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) stay, %2 old.</source>
        <translation>
            <numerusform>%1 row stays, %2 old.</numerusform>
            <numerusform>%1 rows stay, %2 old.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::QuotaTiles</name>
    <message numerus="yes">
        <source>in %n department(s)</source>
        <translation>
            <numerusform>in %n department</numerusform>
            <numerusform>in %n departments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs, in %n project(s)</source>
        <translation>
            <numerusform>GPUs, in %n project</numerusform>
            <numerusform>GPUs, in %n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs, in %n department(s)</source>
        <translation>
            <numerusform>GPUs, in %n department</numerusform>
            <numerusform>GPUs, in %n departments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::StatusStrip</name>
    <message numerus="yes">
        <source>%n request(s) in flight</source>
        <translation>
            <numerusform>%n request in flight</numerusform>
            <numerusform>%n requests in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::TimelineCard</name>
    <message numerus="yes">
        <source>%n other metric(s) cannot be shown as colours</source>
        <translation>
            <numerusform>%n other metric cannot be shown as colours</numerusform>
            <numerusform>%n other metrics cannot be shown as colours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::WastePane</name>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>%n workload</numerusform>
            <numerusform>%n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 GPU(s) idle for %2</source>
        <translation>
            <numerusform>%1 GPU idle for %2</numerusform>
            <numerusform>All %1 GPUs idle for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU(s) idle now</source>
        <translation>
            <numerusform>%1 GPU idle now</numerusform>
            <numerusform>%1 GPUs idle now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 GPU(s) idle now</source>
        <translation>
            <numerusform>%1 of %2 GPU idle now</numerusform>
            <numerusform>%1 of %2 GPUs idle now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::WastedPage</name>
    <message numerus="yes">
        <source>GPUs of %n workload(s)</source>
        <translation>
            <numerusform>GPUs of %n workload</numerusform>
            <numerusform>GPUs of %n workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs of at least %n workload(s)</source>
        <translation>
            <numerusform>GPUs of at least %n workload</numerusform>
            <numerusform>GPUs of at least %n workloads</numerusform>
        </translation>
    </message>
</context>
</TS>
