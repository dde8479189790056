<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>CommandLine</name>
    <message>
        <source>simulated data on this computer; no control plane is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small, medium (default), large or huge: 2,000 to 1,000,000 pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>walk through the program on simulated data; pictures and CSV files in DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address of the control plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the bearer token from FILE; without it from BINNACLE_TOKEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trust the certificates in FILE (PEM), too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only rows that match, e.g. &apos;phase==Running&apos; (== != &gt;= &lt;= =@ !@ =^ =$); all must hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only rows with TEXT in a name, as the control plane searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order of the rows; without it by time of creation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns and their order; without it all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows that were deleted, in place of those that exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods only: those that have ended, or those that have not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin with a byte order mark, for spreadsheets that need one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no apostrophe before texts that a spreadsheet would take for a formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write; - is standard output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two names to choose from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not %2. Choose from %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a size of the demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must not hold a user name or a password. Put the token into a file and name it with --token-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an address. Write it as https://HOST or https://HOST:PORT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--completed is either true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %1 is named twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use either --url or --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the rows come from: --url URL, or --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo-size goes with --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--token-file and --ca-file go with --url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--completed is for pods only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the rows go: -o FILE, or -o - for standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to export: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one word too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binnacle, a dashboard for NVIDIA Run:ai clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of export:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit code: 0 done, 1 failed, 2 wrong usage.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wor</name>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is refused, because every user of this computer can read the arguments of a program. Put the token into a file and name it with --token-file, or into the environment variable BINNACLE_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>api::Error</name>
    <message>
        <source>The control plane cannot be reached. Check the network and the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the control plane is not trusted. Add its CA file to the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again. The session has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No permission. Ask an administrator for a role that may read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane does not know this object. It may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane refuses this query. Change the filter or the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane asks for fewer requests. Wait a moment and retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane reports a fault of its own. Retry later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control plane sent an answer that Binnacle cannot read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
