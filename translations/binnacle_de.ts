<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Act</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Continue? [y/N]</source>
        <translation>Fortfahren? [y/N]</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Ausgelassen:</translation>
    </message>
    <message>
        <source>Nothing was changed, because nobody can be asked here. Add --yes.</source>
        <translation>Es wurde nichts geändert, weil hier niemand gefragt werden kann. Ergänzen Sie --yes.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There are no such objects. Nothing was changed.</source>
        <translation>Solche Objekte gibt es nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>None of these objects allows it. Nothing was changed.</source>
        <translation>Bei keinem dieser Objekte ist das möglich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This connection is read-only. Allow changes for it in the window, or add --allow-changes.</source>
        <translation>Diese Verbindung ist schreibgeschützt. Erlauben Sie im Fenster Änderungen, oder ergänzen Sie --allow-changes.</translation>
    </message>
    <message>
        <source>This is done for one object at a time. Choose one of these. Nothing was changed.</source>
        <translation>Das geht nur für ein Objekt auf einmal. Wählen Sie eines davon. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>leaves the queue</source>
        <translation>verlässt die Warteschlange</translation>
    </message>
    <message numerus="yes">
        <source>frees %1 GPU(s)</source>
        <translation>
            <numerusform>gibt %1 GPU frei</numerusform>
            <numerusform>gibt %1 GPUs frei</numerusform>
        </translation>
    </message>
    <message>
        <source>it is deleted</source>
        <translation>ist gelöscht</translation>
    </message>
    <message>
        <source>it is stopped already</source>
        <translation>ist bereits angehalten</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>ist beendet</translation>
    </message>
    <message>
        <source>its type cannot be suspended</source>
        <translation>Typ kann nicht angehalten werden</translation>
    </message>
    <message>
        <source>it is not stopped</source>
        <translation>ist nicht angehalten</translation>
    </message>
    <message>
        <source>its type cannot be resumed</source>
        <translation>Typ kann nicht fortgesetzt werden</translation>
    </message>
    <message>
        <source>its type cannot be deleted here</source>
        <translation>Typ kann hier nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Anhalten…</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n workload(s)</source>
        <translation>
            <numerusform>%n Workload anhalten</numerusform>
            <numerusform>%n Workloads anhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspending %n workload(s)</source>
        <translation>
            <numerusform>%n Workload wird angehalten</numerusform>
            <numerusform>%n Workloads werden angehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Their pods stop and their GPUs become free. What was not saved is lost. They can be resumed.</source>
        <translation>Ihre Pods enden und ihre GPUs werden frei. Was nicht gespeichert wurde, geht verloren. Sie können fortgesetzt werden.</translation>
    </message>
    <message>
        <source>suspend sent</source>
        <translation>Anhalten gesendet</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>Resume %n workload(s)</source>
        <translation>
            <numerusform>%n Workload fortsetzen</numerusform>
            <numerusform>%n Workloads fortsetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resuming %n workload(s)</source>
        <translation>
            <numerusform>%n Workload wird fortgesetzt</numerusform>
            <numerusform>%n Workloads werden fortgesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>They wait for GPUs like new workloads.</source>
        <translation>Sie warten auf GPUs wie neue Workloads.</translation>
    </message>
    <message>
        <source>resume sent</source>
        <translation>Fortsetzen gesendet</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n workload(s)</source>
        <translation>
            <numerusform>%n Workload löschen</numerusform>
            <numerusform>%n Workloads löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n workload(s)</source>
        <translation>
            <numerusform>%n Workload wird gelöscht</numerusform>
            <numerusform>%n Workloads werden gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Their pods stop immediately. History and metrics stay readable under &quot;Deleted&quot;. This cannot be undone.</source>
        <translation>Ihre Pods enden sofort. Verlauf und Metriken bleiben unter „Gelöschte“ lesbar. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>delete sent</source>
        <translation>Löschen gesendet</translation>
    </message>
    <message>
        <source>its deletion was requested already</source>
        <translation>Löschen wurde bereits angefordert</translation>
    </message>
    <message>
        <source>it is disconnected and cannot clean up</source>
        <translation>ist getrennt und kann nicht aufräumen</translation>
    </message>
    <message>
        <source>it has never connected</source>
        <translation>war nie verbunden</translation>
    </message>
    <message>
        <source>only Run:ai 2.20 or newer can clean up</source>
        <translation>erst Run:ai 2.20 kann aufräumen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster löschen</numerusform>
            <numerusform>%n Cluster löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster wird gelöscht</numerusform>
            <numerusform>%n Cluster werden gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete by force…</source>
        <translation>Löschen erzwingen…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n cluster(s) by force</source>
        <translation>
            <numerusform>Löschen von %n Cluster erzwingen</numerusform>
            <numerusform>Löschen von %n Clustern erzwingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n cluster(s) by force</source>
        <translation>
            <numerusform>Löschen von %n Cluster wird erzwungen</numerusform>
            <numerusform>Löschen von %n Clustern wird erzwungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost for good: %n workload(s), with their history and metrics.</source>
        <translation>
            <numerusform>Endgültig verloren: %n Workload mit Verlauf und Metriken.</numerusform>
            <numerusform>Endgültig verloren: %n Workloads mit Verlauf und Metriken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lost for good: its workloads, with their history and metrics.</source>
        <translation>Endgültig verloren: seine Workloads mit Verlauf und Metriken.</translation>
    </message>
    <message numerus="yes">
        <source>Left behind: what is installed on %n node(s).</source>
        <translation>
            <numerusform>Zurück bleibt, was auf %n Knoten installiert ist.</numerusform>
            <numerusform>Zurück bleibt, was auf %n Knoten installiert ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left behind: what is installed in the cluster.</source>
        <translation>Zurück bleibt, was im Cluster installiert ist.</translation>
    </message>
    <message>
        <source>The entry goes at once. What is installed in the cluster stays and has to be removed by hand. This cannot be undone.</source>
        <translation>Der Eintrag verschwindet sofort. Was im Cluster installiert ist, bleibt und muss von Hand entfernt werden. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Forced</source>
        <translation>Erzwungen</translation>
    </message>
    <message>
        <source>The cluster removes its own parts first and leaves the list when that is done. This cannot be undone.</source>
        <translation>Der Cluster entfernt zuerst seine eigenen Teile und verschwindet danach aus der Liste. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Graceful</source>
        <translation>Geordnet</translation>
    </message>
</context>
<context>
    <name>ClusterCommand</name>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No answer came, and the change does not show yet. It was not sent twice. Look again before you repeat it.</source>
        <translation>Es kam keine Antwort, und die Änderung ist noch nicht zu sehen. Sie wurde nicht zweimal gesendet. Sehen Sie noch einmal nach, bevor Sie sie wiederholen.</translation>
    </message>
    <message>
        <source>The name %1 cannot be used: %2 Nothing was changed.</source>
        <translation>Der Name %1 ist nicht möglich: %2 Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Create cluster %1.</source>
        <translation>Cluster %1 anlegen.</translation>
    </message>
    <message>
        <source>Rename cluster %1 to %2.</source>
        <translation>Cluster %1 in %2 umbenennen.</translation>
    </message>
    <message>
        <source>The cluster has no version yet. Add --cluster-version.</source>
        <translation>Der Cluster hat noch keine Version. Ergänzen Sie --cluster-version.</translation>
    </message>
    <message>
        <source>The client secret is left out. Add --show-secret for text that can be run.</source>
        <translation>Das Client-Geheimnis ist ausgelassen. Ergänzen Sie --show-secret für Text, der ausgeführt werden kann.</translation>
    </message>
    <message>
        <source>This connection is read-only. Allow changes for it in the window, or add --allow-changes.</source>
        <translation>Diese Verbindung ist schreibgeschützt. Erlauben Sie im Fenster Änderungen, oder ergänzen Sie --allow-changes.</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Run:ai</source>
        <translation>Run:ai</translation>
    </message>
    <message>
        <source>Version of Run:ai in the cluster</source>
        <translation>Version von Run:ai im Cluster</translation>
    </message>
    <message>
        <source>Last connected</source>
        <translation>Zuletzt verbunden</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Cluster ID</source>
        <translation>Cluster-ID</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Löschen angefordert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Tenant ID</source>
        <translation>Mandanten-ID</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>The server sorts by workload ID, so pods of the same workload are adjacent</source>
        <translation>Der Server sortiert nach der Workload-ID; Pods desselben Workloads stehen beieinander</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>The server sorts by cluster ID</source>
        <translation>Der Server sortiert nach der Cluster-ID</translation>
    </message>
    <message>
        <source>Workload name</source>
        <translation>Workload-Name</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Requested node pools</source>
        <translation>Angeforderte Node-Pools</translation>
    </message>
    <message>
        <source>GPUs requested</source>
        <translation>GPUs angefordert</translation>
    </message>
    <message>
        <source>GPUs allocated</source>
        <translation>GPUs zugewiesen</translation>
    </message>
    <message>
        <source>GPU memory requested</source>
        <translation>GPU-Speicher angefordert</translation>
    </message>
    <message>
        <source>GPU memory allocated</source>
        <translation>GPU-Speicher zugewiesen</translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation>CPU angefordert</translation>
    </message>
    <message>
        <source>CPU allocated</source>
        <translation>CPU zugewiesen</translation>
    </message>
    <message>
        <source>CPU memory requested</source>
        <translation>CPU-Speicher angefordert</translation>
    </message>
    <message>
        <source>CPU memory allocated</source>
        <translation>CPU-Speicher zugewiesen</translation>
    </message>
    <message>
        <source>GPU request type</source>
        <translation>Art der GPU-Anforderung</translation>
    </message>
    <message>
        <source>MIG profile</source>
        <translation>MIG-Profil</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Status seit</translation>
    </message>
    <message>
        <source>Pod ID</source>
        <translation>Pod-ID</translation>
    </message>
    <message>
        <source>Revision ID</source>
        <translation>Revisions-ID</translation>
    </message>
    <message>
        <source>Project ID</source>
        <translation>Projekt-ID</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Allocated GPUs that have been idle for more than 5 minutes</source>
        <translation>Zugewiesene GPUs, die seit mehr als 5 Minuten untätig sind</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Running pods out of those requested</source>
        <translation>Laufende von angeforderten Pods</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Total running time over all runs</source>
        <translation>Gesamte Laufzeit über alle Läufe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Priority value</source>
        <translation>Prioritätswert</translation>
    </message>
    <message>
        <source>Preemptible</source>
        <translation>Verdrängbar</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Submitted from</source>
        <translation>Eingereicht über</translation>
    </message>
    <message>
        <source>AI application</source>
        <translation>KI-Anwendung</translation>
    </message>
    <message>
        <source>Node pools</source>
        <translation>Node-Pools</translation>
    </message>
    <message>
        <source>Phase since</source>
        <translation>Phase seit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why it is waiting</source>
        <translation>Warum der Workload wartet</translation>
    </message>
    <message>
        <source>Pending time</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Total waiting time</source>
        <translation>Gesamte Wartezeit</translation>
    </message>
    <message>
        <source>Guaranteed until</source>
        <translation>Garantiert bis</translation>
    </message>
    <message>
        <source>The workload cannot be preempted before this time</source>
        <translation>Vor diesem Zeitpunkt kann der Workload nicht verdrängt werden</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>Datenquellen</translation>
    </message>
    <message>
        <source>Running pods</source>
        <translation>Laufende Pods</translation>
    </message>
    <message>
        <source>Requested pods</source>
        <translation>Angeforderte Pods</translation>
    </message>
    <message>
        <source>Minimum pods</source>
        <translation>Mindestzahl Pods</translation>
    </message>
    <message>
        <source>Maximum pods</source>
        <translation>Höchstzahl Pods</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Kubernetes phase</source>
        <translation>Kubernetes-Phase</translation>
    </message>
    <message>
        <source>Workload ID</source>
        <translation>Workload-ID</translation>
    </message>
    <message>
        <source>Department ID</source>
        <translation>Abteilungs-ID</translation>
    </message>
    <message>
        <source>AI application ID</source>
        <translation>ID der KI-Anwendung</translation>
    </message>
    <message>
        <source>GPU type</source>
        <translation>GPU-Typ</translation>
    </message>
    <message>
        <source>Taints</source>
        <translation>Taints</translation>
    </message>
    <message>
        <source>Keys of the taints that keep pods off the node</source>
        <translation>Schlüssel der Taints, die Pods vom Knoten fernhalten</translation>
    </message>
    <message>
        <source>NVLink domain</source>
        <translation>NVLink-Domäne</translation>
    </message>
    <message>
        <source>NVLink clique</source>
        <translation>NVLink-Clique</translation>
    </message>
    <message>
        <source>Node ID</source>
        <translation>Knoten-ID</translation>
    </message>
    <message>
        <source>Allocated GPUs out of those requested. Outlined: the control plane does not report whether they are idle.</source>
        <translation>Zugewiesene von den angeforderten GPUs. Umrandet: Die Steuerungsebene meldet nicht, ob sie untätig sind.</translation>
    </message>
    <message>
        <source>Allocated GPUs out of those requested. Hatched: allocated but idle for more than 5 minutes. Outlined: the control plane does not report whether they are idle.</source>
        <translation>Zugewiesene von den angeforderten GPUs. Schraffiert: zugewiesen, aber seit mehr als 5 Minuten untätig. Umrandet: Die Steuerungsebene meldet nicht, ob sie untätig sind.</translation>
    </message>
    <message>
        <source>Idle, whole GPUs</source>
        <translation>Untätig, ganze GPUs</translation>
    </message>
    <message>
        <source>Idle GPUs without the fractions of shared ones. The API keeps it for older programs.</source>
        <translation>Untätige GPUs ohne die Anteile geteilter GPUs. Die API führt den Wert für ältere Programme weiter.</translation>
    </message>
    <message>
        <source>Ingress class</source>
        <translation>Ingress-Klasse</translation>
    </message>
    <message>
        <source>Subdomains</source>
        <translation>Subdomains</translation>
    </message>
    <message>
        <source>Ownership protection</source>
        <translation>Eigentümerschutz</translation>
    </message>
    <message>
        <source>Workloads can be deleted by their owners only</source>
        <translation>Workloads können nur von ihren Eigentümern gelöscht werden</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Required services</source>
        <translation>Benötigte Dienste</translation>
    </message>
    <message>
        <source>Optional services</source>
        <translation>Optionale Dienste</translation>
    </message>
    <message>
        <source>Containers started</source>
        <translation>Container gestartet</translation>
    </message>
    <message>
        <source>Tolerations</source>
        <translation>Tolerations</translation>
    </message>
    <message>
        <source>Required node affinity</source>
        <translation>Erforderliche Knotenaffinität</translation>
    </message>
    <message>
        <source>Preferred node affinity</source>
        <translation>Bevorzugte Knotenaffinität</translation>
    </message>
    <message>
        <source>GPU limit</source>
        <translation>GPU-Limit</translation>
    </message>
    <message>
        <source>GPU memory limit</source>
        <translation>GPU-Speicherlimit</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU-Limit</translation>
    </message>
    <message>
        <source>CPU memory limit</source>
        <translation>CPU-Speicherlimit</translation>
    </message>
    <message>
        <source>Extended resources requested</source>
        <translation>Erweiterte Ressourcen angefordert</translation>
    </message>
    <message>
        <source>Extended resources allocated</source>
        <translation>Erweiterte Ressourcen zugeteilt</translation>
    </message>
    <message>
        <source>Allocated MIG profile</source>
        <translation>Zugeteiltes MIG-Profil</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>API group</source>
        <translation>API-Gruppe</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Clusters that are ready for this type, out of those that report about it</source>
        <translation>Cluster, die für diesen Typ bereit sind, von denen, die darüber berichten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>API versions</source>
        <translation>API-Versionen</translation>
    </message>
    <message>
        <source>Type ID</source>
        <translation>Typ-ID</translation>
    </message>
    <message>
        <source>Category ID</source>
        <translation>Kategorie-ID</translation>
    </message>
    <message>
        <source>Priority ID</source>
        <translation>Prioritäts-ID</translation>
    </message>
    <message>
        <source>Kubernetes phase since</source>
        <translation>Kubernetes-Phase seit</translation>
    </message>
    <message>
        <source>API of origin</source>
        <translation>Herkunfts-API</translation>
    </message>
    <message>
        <source>Can be suspended</source>
        <translation>Kann angehalten werden</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Kann gelöscht werden</translation>
    </message>
    <message>
        <source>Pods at a time</source>
        <translation>Pods gleichzeitig</translation>
    </message>
    <message>
        <source>Pods to complete</source>
        <translation>Pods bis zum Ende</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Umgebungsvariablen</translation>
    </message>
    <message>
        <source>URLs</source>
        <translation>URLs</translation>
    </message>
    <message>
        <source>External connections</source>
        <translation>Externe Verbindungen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Data source types</source>
        <translation>Arten der Datenquellen</translation>
    </message>
    <message>
        <source>Data source IDs</source>
        <translation>IDs der Datenquellen</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Required placement</source>
        <translation>Erforderliche Platzierung</translation>
    </message>
    <message>
        <source>Preferred placement</source>
        <translation>Bevorzugte Platzierung</translation>
    </message>
    <message>
        <source>GPU request type of pods</source>
        <translation>Art der GPU-Anforderung der Pods</translation>
    </message>
    <message>
        <source>GPUs requested by pods</source>
        <translation>GPUs, von Pods angefordert</translation>
    </message>
    <message>
        <source>GPU limit of pods</source>
        <translation>GPU-Limit der Pods</translation>
    </message>
    <message>
        <source>GPU memory requested by pods</source>
        <translation>GPU-Speicher, von Pods angefordert</translation>
    </message>
    <message>
        <source>GPU memory limit of pods</source>
        <translation>GPU-Speicherlimit der Pods</translation>
    </message>
    <message>
        <source>CPU requested by pods</source>
        <translation>CPU, von Pods angefordert</translation>
    </message>
    <message>
        <source>CPU limit of pods</source>
        <translation>CPU-Limit der Pods</translation>
    </message>
    <message>
        <source>CPU memory requested by pods</source>
        <translation>CPU-Speicher, von Pods angefordert</translation>
    </message>
    <message>
        <source>CPU memory limit of pods</source>
        <translation>CPU-Speicherlimit der Pods</translation>
    </message>
    <message>
        <source>Extended resources of pods</source>
        <translation>Erweiterte Ressourcen der Pods</translation>
    </message>
    <message>
        <source>Additional fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Workloads of this category in all clusters</source>
        <translation>Workloads dieser Kategorie in allen Clustern</translation>
    </message>
    <message>
        <source>GPUs allocated out of all, and those of them that are idle</source>
        <translation>Zugeteilte GPUs von allen, und wie viele davon ungenutzt sind</translation>
    </message>
    <message>
        <source>Allocated GPUs that are idle</source>
        <translation>Zugeteilte GPUs, die ungenutzt sind</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Knoten bereit</translation>
    </message>
    <message>
        <source>Nodes with GPUs that are ready, out of all of them</source>
        <translation>Knoten mit GPUs, die bereit sind, von allen</translation>
    </message>
    <message>
        <source>Allocated GPUs</source>
        <translation>Zugeteilte GPUs</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>Alle GPUs</translation>
    </message>
    <message>
        <source>Ready GPU nodes</source>
        <translation>Bereite GPU-Knoten</translation>
    </message>
    <message>
        <source>GPU nodes</source>
        <translation>GPU-Knoten</translation>
    </message>
    <message>
        <source>Workloads of this type in all clusters</source>
        <translation>Workloads dieses Typs in allen Clustern</translation>
    </message>
    <message>
        <source>Ready clusters</source>
        <translation>Bereite Cluster</translation>
    </message>
    <message>
        <source>Reporting clusters</source>
        <translation>Berichtende Cluster</translation>
    </message>
    <message>
        <source>States in clusters</source>
        <translation>Zustände in Clustern</translation>
    </message>
    <message>
        <source>Updated by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>GPUs that are not allocated</source>
        <translation>GPUs, die nicht zugewiesen sind</translation>
    </message>
    <message>
        <source>GPU placement</source>
        <translation>GPU-Verteilung</translation>
    </message>
    <message>
        <source>How workloads with GPUs are placed: binpack fills one node after the other, spread uses as many as possible</source>
        <translation>Wie Workloads mit GPUs verteilt werden: binpack füllt einen Knoten nach dem anderen, spread nutzt möglichst viele</translation>
    </message>
    <message>
        <source>CPU placement</source>
        <translation>CPU-Verteilung</translation>
    </message>
    <message>
        <source>How workloads without GPUs are placed</source>
        <translation>Wie Workloads ohne GPUs verteilt werden</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>The node pool of workloads that ask for none</source>
        <translation>Der Node-Pool von Workloads, die keinen anfordern</translation>
    </message>
    <message>
        <source>Over-provisioning</source>
        <translation>Überbuchung</translation>
    </message>
    <message>
        <source>Guaranteed runtime</source>
        <translation>Garantierte Laufzeit</translation>
    </message>
    <message>
        <source>How long a preemptible workload can run before it may be preempted</source>
        <translation>Wie lange ein unterbrechbarer Workload läuft, bevor er verdrängt werden kann</translation>
    </message>
    <message>
        <source>Label key</source>
        <translation>Label-Schlüssel</translation>
    </message>
    <message>
        <source>Of the label that its nodes have</source>
        <translation>Des Labels, das seine Knoten haben</translation>
    </message>
    <message>
        <source>Label value</source>
        <translation>Label-Wert</translation>
    </message>
    <message>
        <source>Network topology</source>
        <translation>Netztopologie</translation>
    </message>
    <message>
        <source>GPU memory swap</source>
        <translation>GPU-Speicher-Swap</translation>
    </message>
    <message>
        <source>Node pool ID</source>
        <translation>Node-Pool-ID</translation>
    </message>
    <message>
        <source>Node names</source>
        <translation>Knotennamen</translation>
    </message>
    <message>
        <source>Whole GPUs of nodes that are ready on which nothing is allocated</source>
        <translation>Ganze GPUs bereiter Knoten, auf denen nichts zugewiesen ist</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>GPU memory in use, out of that of all GPUs of the node</source>
        <translation>Genutzter GPU-Speicher, vom Speicher aller GPUs des Knotens</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU cores in use, out of all of them</source>
        <translation>Genutzte CPU-Kerne, von allen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory in use, out of all of it</source>
        <translation>Genutzter Arbeitsspeicher, vom gesamten</translation>
    </message>
    <message>
        <source>GPU memory in use</source>
        <translation>GPU-Speicher genutzt</translation>
    </message>
    <message>
        <source>Total GPU memory</source>
        <translation>GPU-Speicher gesamt</translation>
    </message>
    <message>
        <source>CPU cores in use</source>
        <translation>CPU-Kerne genutzt</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU-Kerne</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>Speicher genutzt</translation>
    </message>
    <message>
        <source>Total memory</source>
        <translation>Speicher gesamt</translation>
    </message>
    <message>
        <source>GPUs of quota</source>
        <translation>GPUs vom Kontingent</translation>
    </message>
    <message>
        <source>GPUs allocated, out of the quota. The mark stands at the quota.</source>
        <translation>Zugewiesene GPUs, vom Kontingent. Die Marke steht beim Kontingent.</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>GPUs of the quota that are free, or GPUs over the quota</source>
        <translation>Freie GPUs des Kontingents oder GPUs über dem Kontingent</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Running workloads</source>
        <translation>Laufende Workloads</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Pending workloads</source>
        <translation>Wartende Workloads</translation>
    </message>
    <message>
        <source>Util. 24 h</source>
        <translation>Ausl. 24 h</translation>
    </message>
    <message>
        <source>Average utilization of the allocated GPUs over 24 hours</source>
        <translation>Mittlere Auslastung der zugewiesenen GPUs über 24 Stunden</translation>
    </message>
    <message>
        <source>Util. 7 d</source>
        <translation>Ausl. 7 T</translation>
    </message>
    <message>
        <source>Average utilization of the allocated GPUs over 7 days</source>
        <translation>Mittlere Auslastung der zugewiesenen GPUs über 7 Tage</translation>
    </message>
    <message>
        <source>Util. 30 d</source>
        <translation>Ausl. 30 T</translation>
    </message>
    <message>
        <source>Average utilization of the allocated GPUs over 30 days</source>
        <translation>Mittlere Auslastung der zugewiesenen GPUs über 30 Tage</translation>
    </message>
    <message>
        <source>GPUs 24 h</source>
        <translation>GPUs 24 h</translation>
    </message>
    <message>
        <source>GPUs allocated on average over 24 hours</source>
        <translation>Im Mittel zugewiesene GPUs über 24 Stunden</translation>
    </message>
    <message>
        <source>GPUs 7 d</source>
        <translation>GPUs 7 T</translation>
    </message>
    <message>
        <source>GPUs allocated on average over 7 days</source>
        <translation>Im Mittel zugewiesene GPUs über 7 Tage</translation>
    </message>
    <message>
        <source>GPUs 30 d</source>
        <translation>GPUs 30 T</translation>
    </message>
    <message>
        <source>GPUs allocated on average over 30 days</source>
        <translation>Im Mittel zugewiesene GPUs über 30 Tage</translation>
    </message>
    <message>
        <source>GPU memory 24 h</source>
        <translation>GPU-Speicher 24 h</translation>
    </message>
    <message>
        <source>Memory used of the allocated GPUs on average over 24 hours</source>
        <translation>Im Mittel genutzter Speicher der zugewiesenen GPUs über 24 Stunden</translation>
    </message>
    <message>
        <source>GPU memory 7 d</source>
        <translation>GPU-Speicher 7 T</translation>
    </message>
    <message>
        <source>Memory used of the allocated GPUs on average over 7 days</source>
        <translation>Im Mittel genutzter Speicher der zugewiesenen GPUs über 7 Tage</translation>
    </message>
    <message>
        <source>GPU memory 30 d</source>
        <translation>GPU-Speicher 30 T</translation>
    </message>
    <message>
        <source>Memory used of the allocated GPUs on average over 30 days</source>
        <translation>Im Mittel genutzter Speicher der zugewiesenen GPUs über 30 Tage</translation>
    </message>
    <message>
        <source>GPU quota</source>
        <translation>GPU-Kontingent</translation>
    </message>
    <message>
        <source>GPUs not preemptible</source>
        <translation>GPUs nicht unterbrechbar</translation>
    </message>
    <message>
        <source>GPUs allocated to workloads that cannot be preempted</source>
        <translation>GPUs, die nicht unterbrechbaren Workloads zugewiesen sind</translation>
    </message>
    <message>
        <source>GPUs requested by workloads that run or wait</source>
        <translation>GPUs, die laufende und wartende Workloads anfordern</translation>
    </message>
    <message>
        <source>CPU quota</source>
        <translation>CPU-Kontingent</translation>
    </message>
    <message>
        <source>CPU not preemptible</source>
        <translation>CPU nicht unterbrechbar</translation>
    </message>
    <message>
        <source>Memory allocated</source>
        <translation>Speicher zugewiesen</translation>
    </message>
    <message>
        <source>Memory quota</source>
        <translation>Speicherkontingent</translation>
    </message>
    <message>
        <source>Memory not preemptible</source>
        <translation>Speicher nicht unterbrechbar</translation>
    </message>
    <message>
        <source>Memory requested</source>
        <translation>Speicher angefordert</translation>
    </message>
    <message>
        <source>Quota by node pool</source>
        <translation>Kontingent nach Node-Pool</translation>
    </message>
    <message>
        <source>Scheduling rules</source>
        <translation>Scheduling-Regeln</translation>
    </message>
    <message>
        <source>Default node pools</source>
        <translation>Standard-Node-Pools</translation>
    </message>
    <message>
        <source>Use by node pool</source>
        <translation>Nutzung nach Node-Pool</translation>
    </message>
    <message>
        <source>GPUs allocated out of all, and those of them that are idle. Nothing is known of clusters that do not report.</source>
        <translation>Zugewiesene GPUs von allen und die untätigen davon. Von Clustern, die sich nicht melden, ist nichts bekannt.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Asked for by the workload</source>
        <translation>Vom Workload angefordert</translation>
    </message>
    <message>
        <source>Idle now</source>
        <translation>Jetzt untätig</translation>
    </message>
    <message>
        <source>Allocated GPUs without a use for more than 5 minutes</source>
        <translation>Zugewiesene GPUs, die seit über 5 Minuten nicht benutzt werden</translation>
    </message>
    <message>
        <source>Idle for</source>
        <translation>Untätig seit</translation>
    </message>
    <message>
        <source>All its GPUs, as its samples tell; at most since the window began</source>
        <translation>Alle seine GPUs, nach seinen Messwerten; höchstens seit Beginn des Zeitfensters</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>GPU-hours wasted, from the beginning of the window to now</source>
        <translation>Verschwendete GPU-Stunden, vom Beginn des Zeitfensters bis jetzt</translation>
    </message>
    <message>
        <source>GPU-hours</source>
        <translation>GPU-Stunden</translation>
    </message>
    <message>
        <source>Wasted in the window, as far as it was measured</source>
        <translation>Im Zeitfenster verschwendet, soweit gemessen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Of all GPU-hours that were wasted</source>
        <translation>An allen verschwendeten GPU-Stunden</translation>
    </message>
    <message>
        <source>Of held</source>
        <translation>Vom Eigenen</translation>
    </message>
    <message>
        <source>Of the GPU-hours that it held itself</source>
        <translation>An den GPU-Stunden, die er selbst hielt</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Part of the GPU-hours held that samples tell of</source>
        <translation>Teil der gehaltenen GPU-Stunden, zu dem es Messwerte gibt</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Projects of the department that you can see</source>
        <translation>Projekte der Abteilung, die Sie sehen dürfen</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Since when the workload that waits longest is pending</source>
        <translation>Seit wann der am längsten wartende Workload wartet</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Mitgeteilt</translation>
    </message>
    <message>
        <source>When the message to its owner was copied, on this computer</source>
        <translation>Wann die Nachricht an den Besitzer auf diesem Computer kopiert wurde</translation>
    </message>
    <message>
        <source>Control plane</source>
        <translation>Steuerungsebene</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>simulated data on this computer; needs no control plane</source>
        <translation>simulierte Daten auf diesem Rechner; keine Steuerungsebene nötig</translation>
    </message>
    <message>
        <source>small, medium (default), large or huge: 2,000 to 1,000,000 pods</source>
        <translation>small, medium (Standard), large oder huge: 2.000 bis 1.000.000 Pods</translation>
    </message>
    <message>
        <source>take a tour with simulated data; write pictures and CSV files to DIR</source>
        <translation>Rundgang mit simulierten Daten; Bilder und CSV-Dateien nach DIR schreiben</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>diese Hilfe zeigen</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>die Version zeigen</translation>
    </message>
    <message>
        <source>address of the control plane</source>
        <translation>Adresse der Steuerungsebene</translation>
    </message>
    <message>
        <source>read the bearer token from FILE instead of BINNACLE_TOKEN</source>
        <translation>das Bearer-Token aus FILE statt aus BINNACLE_TOKEN lesen</translation>
    </message>
    <message>
        <source>also trust the certificates in FILE (PEM)</source>
        <translation>auch den Zertifikaten in FILE (PEM) vertrauen</translation>
    </message>
    <message>
        <source>only matching rows, e.g. &apos;phase==Running&apos; (== != &gt;= &lt;= =@ !@ =^ =$); all filters must match</source>
        <translation>nur passende Zeilen, z. B. &apos;phase==Running&apos; (== != &gt;= &lt;= =@ !@ =^ =$); alle Filter müssen passen</translation>
    </message>
    <message>
        <source>only rows that the control plane finds in a search for TEXT</source>
        <translation>nur Zeilen, die die Steuerungsebene bei der Suche nach TEXT findet</translation>
    </message>
    <message>
        <source>sort order of the rows; default: creation time</source>
        <translation>Sortierung der Zeilen; Standard: Erstellungszeit</translation>
    </message>
    <message>
        <source>deleted objects instead of existing ones</source>
        <translation>gelöschte statt vorhandener Objekte</translation>
    </message>
    <message>
        <source>pods only: completed ones (true) or all others (false)</source>
        <translation>nur für Pods: abgeschlossene (true) oder alle anderen (false)</translation>
    </message>
    <message>
        <source>begin with a byte order mark, which some spreadsheets need</source>
        <translation>mit einer Bytereihenfolge-Marke beginnen, die manche Tabellenprogramme brauchen</translation>
    </message>
    <message>
        <source>no apostrophe before texts that a spreadsheet would run as formulas</source>
        <translation>kein Apostroph vor Texten, die ein Tabellenprogramm als Formel ausführen würde</translation>
    </message>
    <message>
        <source>output file; - for standard output</source>
        <translation>Zieldatei; - für die Standardausgabe</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between two names to choose from</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>Unknown option %1.</source>
        <translation>Unbekannte Option %1.</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 nimmt keinen Wert.</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2.</source>
        <translation>%1 braucht einen Wert: %1 %2.</translation>
    </message>
    <message>
        <source>%1 is not %2. Choose from %3.</source>
        <translation>%1 ist ungültig für %2. Zur Wahl stehen %3.</translation>
    </message>
    <message>
        <source>a size of the demo data</source>
        <translation>die Größe der Demodaten</translation>
    </message>
    <message>
        <source>Leave user name and password out of the address. Put the token in a file and pass the file with --token-file.</source>
        <translation>Geben Sie in der Adresse keinen Benutzernamen und kein Passwort an. Legen Sie das Token in einer Datei ab und geben Sie diese mit --token-file an.</translation>
    </message>
    <message>
        <source>%1 is not a valid address. Use the form https://HOST or https://HOST:PORT.</source>
        <translation>%1 ist keine gültige Adresse. Verwenden Sie die Form https://HOST oder https://HOST:PORT.</translation>
    </message>
    <message>
        <source>--completed must be true or false.</source>
        <translation>--completed muss true oder false sein.</translation>
    </message>
    <message>
        <source>Column %1 is listed twice.</source>
        <translation>Die Spalte %1 ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>--demo-size can only be used with --demo.</source>
        <translation>--demo-size ist nur zusammen mit --demo möglich.</translation>
    </message>
    <message>
        <source>--token-file and --ca-file can only be used with --url.</source>
        <translation>--token-file und --ca-file sind nur zusammen mit --url möglich.</translation>
    </message>
    <message>
        <source>Choose an output: -o FILE, or -o - for standard output.</source>
        <translation>Geben Sie ein Ziel an: -o FILE, oder -o - für die Standardausgabe.</translation>
    </message>
    <message>
        <source>Choose what to export: %1.</source>
        <translation>Geben Sie an, was exportiert werden soll: %1.</translation>
    </message>
    <message>
        <source>something that can be exported</source>
        <translation>einen Export</translation>
    </message>
    <message>
        <source>Unexpected argument %1.</source>
        <translation>Unerwartetes Argument %1.</translation>
    </message>
    <message>
        <source>Unknown command %1.</source>
        <translation>Unbekannter Befehl %1.</translation>
    </message>
    <message>
        <source>Binnacle, a dashboard for NVIDIA Run:ai clusters</source>
        <translation>Binnacle, eine Übersicht für NVIDIA-Run:ai-Cluster</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Aufruf:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Options of export:</source>
        <translation>Optionen von export:</translation>
    </message>
    <message>
        <source>Exit code: 0 success, 1 failure, 2 usage error.</source>
        <translation>Rückgabewert: 0 Erfolg, 1 Fehler, 2 falscher Aufruf.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>%1 is not accepted, because every user of this computer can read the arguments of a program. Put the token in a file and pass the file with --token-file, or set the environment variable BINNACLE_TOKEN.</source>
        <translation>%1 wird nicht angenommen, denn jeder Benutzer dieses Rechners kann die Argumente eines Programms lesen. Legen Sie das Token in einer Datei ab und geben Sie diese mit --token-file an, oder setzen Sie die Umgebungsvariable BINNACLE_TOKEN.</translation>
    </message>
    <message>
        <source>%1 cannot be used with %2.</source>
        <translation>%1 ist bei %2 nicht möglich.</translation>
    </message>
    <message>
        <source>Options of export metrics:</source>
        <translation>Optionen von export metrics:</translation>
    </message>
    <message>
        <source>metrics of this cluster</source>
        <translation>Metriken dieses Clusters</translation>
    </message>
    <message>
        <source>metrics of this workload; per-GPU metrics are those of its pods</source>
        <translation>Metriken dieses Workloads; die Metriken je GPU sind die seiner Pods</translation>
    </message>
    <message>
        <source>metrics of this pod of the workload</source>
        <translation>Metriken dieses Pods des Workloads</translation>
    </message>
    <message>
        <source>metrics by their API names, e.g. GPU_UTILIZATION</source>
        <translation>Metriken mit ihren Namen in der API, z. B. GPU_UTILIZATION</translation>
    </message>
    <message>
        <source>start of the range: RFC 3339, now, or relative to now, e.g. -6h or -7d</source>
        <translation>Beginn des Zeitraums: RFC 3339, now oder relativ zu jetzt, z. B. -6h oder -7d</translation>
    </message>
    <message>
        <source>end of the range; default: now</source>
        <translation>Ende des Zeitraums; Standard: jetzt</translation>
    </message>
    <message>
        <source>one line per sample (default), or one line per time with a column per curve</source>
        <translation>eine Zeile je Messwert (Standard) oder eine Zeile je Zeitpunkt mit einer Spalte je Kurve</translation>
    </message>
    <message>
        <source>%1 is not a valid ID. IDs look like 00000000-0000-4000-8000-000000000000; &quot;binnacle export&quot; writes them to the columns id, uuid and workloadId.</source>
        <translation>%1 ist keine gültige ID. IDs sehen aus wie 00000000-0000-4000-8000-000000000000; „binnacle export“ schreibt sie in die Spalten id, uuid und workloadId.</translation>
    </message>
    <message>
        <source>%1 is not a valid time. Use RFC 3339 (2026-01-31T14:00:00Z), now, or a time relative to now, e.g. -6h or -7d.</source>
        <translation>%1 ist keine gültige Zeit. Verwenden Sie RFC 3339 (2026-01-31T14:00:00Z), now oder eine Zeit relativ zu jetzt, z. B. -6h oder -7d.</translation>
    </message>
    <message>
        <source>%1 is not a valid range. Use e.g. 15m, 6h or 7d, or life.</source>
        <translation>%1 ist kein gültiger Zeitraum. Verwenden Sie z. B. 15m, 6h oder 7d, oder life.</translation>
    </message>
    <message>
        <source>a grouping</source>
        <translation>die Gruppierung</translation>
    </message>
    <message>
        <source>Metric %1 is listed twice.</source>
        <translation>Die Metrik %1 ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>a form</source>
        <translation>die Form</translation>
    </message>
    <message>
        <source>--pod also requires the workload of the pod: --workload ID.</source>
        <translation>--pod erfordert auch den Workload des Pods: --workload ID.</translation>
    </message>
    <message>
        <source>--group-by can only be used with clusters.</source>
        <translation>--group-by ist nur bei Clustern möglich.</translation>
    </message>
    <message>
        <source>Choose a range: --range R, or --from T, optionally with --to T.</source>
        <translation>Geben Sie einen Zeitraum an: --range R oder --from T, wahlweise mit --to T.</translation>
    </message>
    <message>
        <source>The range ends before it begins. --from must be earlier than --to.</source>
        <translation>Der Zeitraum endet, bevor er beginnt. --from muss vor --to liegen.</translation>
    </message>
    <message>
        <source>Choose metrics: --metric A,B. Available: %1.</source>
        <translation>Geben Sie Metriken an: --metric A,B. Verfügbar: %1.</translation>
    </message>
    <message>
        <source>Objects of this kind have no metric %1.</source>
        <translation>Objekte dieser Art haben keine Metrik %1.</translation>
    </message>
    <message>
        <source>Unknown metric %1.</source>
        <translation>Unbekannte Metrik %1.</translation>
    </message>
    <message>
        <source>--demo-size and --replay cannot be combined. The size of recorded clusters is fixed.</source>
        <translation>--demo-size und --replay lassen sich nicht kombinieren. Die Größe aufgezeichneter Cluster steht fest.</translation>
    </message>
    <message>
        <source>Use either --connection or --demo.</source>
        <translation>Verwenden Sie entweder --connection oder --demo.</translation>
    </message>
    <message>
        <source>--replay can only be used with --demo or --tour.</source>
        <translation>--replay ist nur zusammen mit --demo oder --tour möglich.</translation>
    </message>
    <message>
        <source>a saved connection; its secret is read from the keychain</source>
        <translation>eine gespeicherte Verbindung; ihr Geheimnis kommt aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>recorded clusters from DIR instead of simulated ones</source>
        <translation>aufgezeichnete Cluster aus DIR statt der simulierten</translation>
    </message>
    <message>
        <source>Use one of --connection, --url and --demo.</source>
        <translation>Verwenden Sie eines von --connection, --url und --demo.</translation>
    </message>
    <message>
        <source>Choose a source: --connection NAME, --url URL or --demo.</source>
        <translation>Geben Sie eine Quelle an: --connection NAME, --url URL oder --demo.</translation>
    </message>
    <message>
        <source>--completed can only be used with %1.</source>
        <translation>--completed ist nur bei %1 möglich.</translation>
    </message>
    <message>
        <source>--deleted can only be used with %1.</source>
        <translation>--deleted ist nur bei %1 möglich.</translation>
    </message>
    <message>
        <source>metrics of this node</source>
        <translation>Metriken dieses Knotens</translation>
    </message>
    <message>
        <source>Choose an object: --cluster ID, --node ID, or --workload ID, optionally with --pod ID for one of its pods.</source>
        <translation>Wählen Sie ein Objekt: --cluster ID, --node ID oder --workload ID, optional mit --pod ID für einen seiner Pods.</translation>
    </message>
    <message>
        <source>Clusters and nodes have no lifetime. Use e.g. --range 7d, or --from and --to.</source>
        <translation>Cluster und Knoten haben keine Lebensdauer. Verwenden Sie z. B. --range 7d oder --from und --to.</translation>
    </message>
    <message>
        <source>--demo-api-version can only be used with --demo or --tour.</source>
        <translation>--demo-api-version kann nur mit --demo oder --tour verwendet werden.</translation>
    </message>
    <message>
        <source>release of the simulated control plane, 2.18 to 3.0</source>
        <translation>Version der simulierten Steuerungsebene, 2.18 bis 3.0</translation>
    </message>
    <message>
        <source>programs (default), or spreadsheets: delimiter and decimal sign of your language, local times, a byte order mark</source>
        <translation>programs (Standard) oder spreadsheets: Trennzeichen und Dezimalzeichen Ihrer Sprache, Ortszeiten, eine Byte-Reihenfolge-Markierung</translation>
    </message>
    <message>
        <source>character between two cells, or tab; default: ,</source>
        <translation>Zeichen zwischen zwei Zellen, oder tab; Standard: ,</translation>
    </message>
    <message>
        <source>decimal sign of numbers: . (default) or ,</source>
        <translation>Dezimalzeichen von Zahlen: . (Standard) oder ,</translation>
    </message>
    <message>
        <source>times in UTC (default), or in this computer&apos;s time zone</source>
        <translation>Zeiten in UTC (Standard) oder in der Zeitzone dieses Computers</translation>
    </message>
    <message>
        <source>beside the IDs of other objects their names, e.g. clusterName</source>
        <translation>neben den IDs anderer Objekte deren Namen, z. B. clusterName</translation>
    </message>
    <message>
        <source>a release of the control plane</source>
        <translation>eine Version der Steuerungsebene</translation>
    </message>
    <message>
        <source>a kind of readers</source>
        <translation>eine Art von Lesern</translation>
    </message>
    <message>
        <source>--delimiter must be one character, e.g. , or ; or tab.</source>
        <translation>--delimiter muss ein einzelnes Zeichen sein, z. B. , oder ; oder tab.</translation>
    </message>
    <message>
        <source>--decimal must be . or ,</source>
        <translation>--decimal muss . oder , sein</translation>
    </message>
    <message>
        <source>a form of times</source>
        <translation>eine Form von Zeiten</translation>
    </message>
    <message>
        <source>Delimiter and decimal sign must differ. Use e.g. --delimiter &apos;;&apos;.</source>
        <translation>Trennzeichen und Dezimalzeichen müssen verschieden sein. Verwenden Sie z. B. --delimiter &apos;;&apos;.</translation>
    </message>
    <message>
        <source>%1 cannot be read in the encoding of this system. Choose a name in UTF-8.</source>
        <translation>%1 ist in der Zeichenkodierung dieses Systems nicht lesbar. Wählen Sie einen Namen in UTF-8.</translation>
    </message>
    <message>
        <source>Choose what to do: %1.</source>
        <translation>Wählen Sie, was zu tun ist: %1.</translation>
    </message>
    <message>
        <source>an action</source>
        <translation>eine Aktion</translation>
    </message>
    <message>
        <source>Choose the objects: --id ID, --filter F or --search TEXT.</source>
        <translation>Wählen Sie die Objekte: --id ID, --filter F oder --search TEXT.</translation>
    </message>
    <message>
        <source>Use either --id, or --filter and --search.</source>
        <translation>Verwenden Sie entweder --id oder --filter und --search.</translation>
    </message>
    <message>
        <source>Options of actions:</source>
        <translation>Optionen der Aktionen:</translation>
    </message>
    <message>
        <source>do not ask for confirmation</source>
        <translation>nicht nach einer Bestätigung fragen</translation>
    </message>
    <message>
        <source>Only one --id can be used here.</source>
        <translation>Hier ist nur ein --id möglich.</translation>
    </message>
    <message>
        <source>Choose the cluster: --id ID.</source>
        <translation>Wählen Sie den Cluster: --id ID.</translation>
    </message>
    <message>
        <source>Choose the name: --name NAME.</source>
        <translation>Wählen Sie den Namen: --name NAME.</translation>
    </message>
    <message>
        <source>--external-only can only be used with %1.</source>
        <translation>--external-only ist nur für %1 möglich.</translation>
    </message>
    <message>
        <source>Options of clusters:</source>
        <translation>Optionen für Cluster:</translation>
    </message>
    <message>
        <source>columns and their order; &quot;all&quot; for every field of the answer</source>
        <translation>Spalten und ihre Reihenfolge; „all“ für jedes Feld der Antwort</translation>
    </message>
    <message>
        <source>workload types only: without those that Run:ai brings itself</source>
        <translation>nur Workload-Typen: ohne die, die Run:ai selbst mitbringt</translation>
    </message>
    <message>
        <source>clusters only: what belongs to this node pool</source>
        <translation>nur Cluster: was zu diesem Node-Pool gehört</translation>
    </message>
    <message>
        <source>the object with this ID; may be repeated for actions</source>
        <translation>das Objekt mit dieser ID; für Aktionen mehrfach möglich</translation>
    </message>
    <message>
        <source>create: where the workloads of the cluster get their addresses</source>
        <translation>create: wo die Workloads des Clusters ihre Adressen bekommen</translation>
    </message>
    <message>
        <source>create and install-info: the version of Run:ai to install, e.g. 2.23.41</source>
        <translation>create und install-info: die zu installierende Version von Run:ai, z. B. 2.23.41</translation>
    </message>
    <message>
        <source>install-info: where the control plane reaches the cluster</source>
        <translation>install-info: wo die Steuerungsebene den Cluster erreicht</translation>
    </message>
    <message>
        <source>install-info: print the client secret as well</source>
        <translation>install-info: auch das Client-Geheimnis ausgeben</translation>
    </message>
    <message>
        <source>--node-pool can only be used with clusters.</source>
        <translation>--node-pool ist nur für Cluster möglich.</translation>
    </message>
    <message>
        <source>Options of export wasted:</source>
        <translation>Optionen von export wasted:</translation>
    </message>
    <message>
        <source>metrics of clusters: Category, Nodepool, Project or Department; wasted: workload (default), user, project, cluster or node-pool</source>
        <translation>metrics von Clustern: Category, Nodepool, Project oder Department; wasted: workload (Standard), user, project, cluster oder node-pool</translation>
    </message>
    <message>
        <source>what counts as wasted: not-used (default), GPU-hours times what was not utilized of them, or idle, those of stretches with less than 1 % utilization</source>
        <translation>was als verschwendet zählt: not-used (Standard), GPU-Stunden mal ihr nicht ausgelasteter Anteil, oder idle, die Stunden von Abschnitten mit weniger als 1 % Auslastung</translation>
    </message>
    <message>
        <source>shortest idle stretch that counts: 5m, 15m (default), 1h or 2h</source>
        <translation>kürzester untätiger Abschnitt, der zählt: 5m, 15m (Standard), 1h oder 2h</translation>
    </message>
    <message>
        <source>price of a GPU-hour in this node pool; may be repeated</source>
        <translation>Preis einer GPU-Stunde in diesem Node-Pool; mehrfach möglich</translation>
    </message>
    <message>
        <source>currency of the prices, e.g. EUR</source>
        <translation>Währung der Preise, z. B. EUR</translation>
    </message>
    <message>
        <source>%1 is not a price. Use the name of a node pool, = and an amount, e.g. h100=2.60.</source>
        <translation>%1 ist kein Preis. Verwenden Sie den Namen eines Node-Pools, = und einen Betrag, z. B. h100=2.60.</translation>
    </message>
    <message>
        <source>Node pool %1 has two prices.</source>
        <translation>Der Node-Pool %1 hat zwei Preise.</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>ein Zeitfenster</translation>
    </message>
    <message>
        <source>a rule</source>
        <translation>eine Regel</translation>
    </message>
    <message>
        <source>the length of an idle stretch</source>
        <translation>die Länge eines untätigen Abschnitts</translation>
    </message>
    <message>
        <source>--currency can only be used with --price.</source>
        <translation>--currency kann nur mit --price verwendet werden.</translation>
    </message>
    <message>
        <source>metrics: instead of both the last 15m, 1h, 7d etc., or life: the lifetime of a workload or pod; wasted: the last 24h (default), 7d or 30d, or now</source>
        <translation>metrics: anstelle beider die letzten 15m, 1h, 7d usw. oder life: die Lebenszeit eines Workloads oder Pods; wasted: die letzten 24h (Standard), 7d oder 30d, oder now: jetzt</translation>
    </message>
    <message>
        <source>--counts, --idle-min and --price cannot be used with --range now.</source>
        <translation>--counts, --idle-min und --price können nicht mit --range now verwendet werden.</translation>
    </message>
    <message>
        <source>Choose the connection: --connection NAME.</source>
        <translation>Wählen Sie die Verbindung: --connection NAME.</translation>
    </message>
    <message>
        <source>Choose the address: --url URL.</source>
        <translation>Wählen Sie die Adresse: --url URL.</translation>
    </message>
    <message>
        <source>--secret-file can only be used with --client-id.</source>
        <translation>--secret-file geht nur mit --client-id.</translation>
    </message>
    <message>
        <source>--open and --tour cannot be combined.</source>
        <translation>--open und --tour können nicht kombiniert werden.</translation>
    </message>
    <message>
        <source>Options of connections:</source>
        <translation>Optionen von connections:</translation>
    </message>
    <message>
        <source>show the view in FILE, which &quot;Save view to file&quot; has written</source>
        <translation>die Ansicht in FILE zeigen, die „Ansicht als Datei speichern“ geschrieben hat</translation>
    </message>
    <message>
        <source>samples per curve, 1 to 1000 (default), or all</source>
        <translation>Messwerte je Kurve, 1 bis 1000 (Standard), oder alle</translation>
    </message>
    <message>
        <source>change objects although the connection is read-only; of a new connection: it may change them</source>
        <translation>Objekte ändern, obwohl die Verbindung nur lesen darf; bei einer neuen Verbindung: sie darf sie ändern</translation>
    </message>
    <message>
        <source>the new name of the cluster, or the name of the new connection</source>
        <translation>der neue Name des Clusters, oder der Name der neuen Verbindung</translation>
    </message>
    <message>
        <source>add: read the secret of the service account from FILE instead of BINNACLE_CLIENT_SECRET</source>
        <translation>add: das Geheimnis des Dienstkontos aus FILE lesen statt aus BINNACLE_CLIENT_SECRET</translation>
    </message>
    <message>
        <source>use an address without TLS, although others on the network can read the token</source>
        <translation>eine Adresse ohne TLS verwenden, obwohl andere im Netz das Token lesen können</translation>
    </message>
    <message>
        <source>--allow-http can only be used with --url.</source>
        <translation>--allow-http geht nur mit --url.</translation>
    </message>
    <message>
        <source>--samples must be a number from 1 to %1, or full for every sample of the range.</source>
        <translation>--samples muss eine Zahl von 1 bis %1 sein oder full für jeden Messwert des Zeitraums.</translation>
    </message>
    <message>
        <source>--password-file can only be used with --user.</source>
        <translation>--password-file kann nur mit --user verwendet werden.</translation>
    </message>
    <message>
        <source>Use one of --client-id, --user, --token-command, --runai-session and --token-file.</source>
        <translation>Verwenden Sie --client-id, --user, --token-command, --runai-session oder --token-file, aber nur eines davon.</translation>
    </message>
    <message>
        <source>show the control plane this client certificate (PEM or PKCS#12)</source>
        <translation>der Steuerungsebene dieses Client-Zertifikat zeigen (PEM oder PKCS#12)</translation>
    </message>
    <message>
        <source>the key of a PEM certificate, if it is in a file of its own</source>
        <translation>der Schlüssel eines PEM-Zertifikats, wenn er in einer eigenen Datei ist</translation>
    </message>
    <message>
        <source>read the passphrase of the key from FILE instead of BINNACLE_PASSPHRASE</source>
        <translation>die Passphrase des Schlüssels aus FILE lesen statt aus BINNACLE_PASSPHRASE</translation>
    </message>
    <message>
        <source>system (default), none, http://HOST:PORT or socks5://HOST:PORT; USER@ before HOST if it asks for one</source>
        <translation>system (Vorgabe), none, http://HOST:PORT oder socks5://HOST:PORT; USER@ vor HOST, wenn er danach fragt</translation>
    </message>
    <message>
        <source>read the password of the proxy from FILE instead of BINNACLE_PROXY_PASSWORD</source>
        <translation>das Passwort des Proxys aus FILE lesen statt aus BINNACLE_PROXY_PASSWORD</translation>
    </message>
    <message>
        <source>add: sign in with this service account; without this and the next ones with a token</source>
        <translation>add: mit diesem Dienstkonto anmelden; ohne dies und die folgenden mit einem Token</translation>
    </message>
    <message>
        <source>add: sign in as this user with a password, where the control plane allows it</source>
        <translation>add: als dieser Benutzer mit Passwort anmelden, wo die Steuerungsebene das erlaubt</translation>
    </message>
    <message>
        <source>add: read the password of the user from FILE instead of BINNACLE_PASSWORD</source>
        <translation>add: das Passwort des Benutzers aus FILE lesen statt aus BINNACLE_PASSWORD</translation>
    </message>
    <message>
        <source>add: sign in with the tokens that COMMAND prints, e.g. &apos;runai auth get-token&apos;; no shell</source>
        <translation>add: mit den Token anmelden, die COMMAND ausgibt, z. B. &apos;runai auth get-token&apos;; ohne Shell</translation>
    </message>
    <message>
        <source>add: use the session of the runai command line, and by default its address</source>
        <translation>add: die Sitzung des Befehls runai verwenden, und ohne --url auch ihre Adresse</translation>
    </message>
    <message>
        <source>Leave the password out of the address of the proxy. Put it in a file and pass the file with --proxy-password-file.</source>
        <translation>Lassen Sie das Passwort aus der Adresse des Proxys weg. Schreiben Sie es in eine Datei und übergeben Sie diese mit --proxy-password-file.</translation>
    </message>
    <message>
        <source>%1 is not a proxy. Use system, none, http://HOST:PORT or socks5://HOST:PORT.</source>
        <translation>%1 ist kein Proxy. Verwenden Sie system, none, http://HOST:PORT oder socks5://HOST:PORT.</translation>
    </message>
    <message>
        <source>--certificate, --proxy and what belongs to them can only be used with --url.</source>
        <translation>--certificate, --proxy und was dazu gehört, können nur mit --url verwendet werden.</translation>
    </message>
</context>
<context>
    <name>ConnectionColours</name>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>ConnectionsCommand</name>
    <message>
        <source>There is a connection &quot;%1&quot; already. Choose another name, or remove that one first.</source>
        <translation>Es gibt schon eine Verbindung „%1“. Wählen Sie einen anderen Namen, oder entfernen Sie zuerst jene.</translation>
    </message>
    <message>
        <source>The certificate file %1 could not be read.</source>
        <translation>Die Zertifikatsdatei %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Saved &quot;%1&quot; without a secret. The window will ask for it.</source>
        <translation>„%1“ wurde ohne Geheimnis gespeichert. Das Fenster wird danach fragen.</translation>
    </message>
    <message>
        <source>Saved &quot;%1&quot;.</source>
        <translation>„%1“ wurde gespeichert.</translation>
    </message>
    <message>
        <source>Remove the connection &quot;%1&quot; and its secret.</source>
        <translation>Die Verbindung „%1“ und ihr Geheimnis entfernen.</translation>
    </message>
    <message>
        <source>Removed &quot;%1&quot;.</source>
        <translation>„%1“ wurde entfernt.</translation>
    </message>
    <message>
        <source>The runai command line does not say which control plane it uses. Choose the address: --url URL.</source>
        <translation>Der Befehl runai sagt nicht, welche Steuerungsebene er verwendet. Wählen Sie die Adresse: --url URL.</translation>
    </message>
    <message>
        <source>%1 has no TLS: others on the network could read the secret. Use https, or add --allow-http if you accept that.</source>
        <translation>%1 hat kein TLS: Andere im Netzwerk könnten das Geheimnis lesen. Verwenden Sie https, oder fügen Sie --allow-http hinzu, wenn Sie das hinnehmen.</translation>
    </message>
    <message>
        <source>
         Certificate of %1, issued by %2, valid %3 to %4 (UTC)
         SHA-256 %5</source>
        <translation>
         Zertifikat von %1, ausgestellt von %2, gültig %3 bis %4 (UTC)
         SHA-256 %5</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Can be deleted</source>
        <translation>Kann gelöscht werden</translation>
    </message>
    <message>
        <source>Can be suspended</source>
        <translation>Kann angehalten werden</translation>
    </message>
    <message>
        <source>CPU allocated</source>
        <translation>CPU zugewiesen</translation>
    </message>
    <message>
        <source>CPU memory allocated</source>
        <translation>CPU-Speicher zugewiesen</translation>
    </message>
    <message>
        <source>GPUs allocated</source>
        <translation>GPUs zugewiesen</translation>
    </message>
    <message>
        <source>GPU memory allocated</source>
        <translation>GPU-Speicher zugewiesen</translation>
    </message>
    <message>
        <source>MIG profile allocated</source>
        <translation>MIG-Profil zugewiesen</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Untergeordnete</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Abschlüsse</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Connection type</source>
        <translation>Art der Verbindung</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU-Grenze</translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation>CPU angefordert</translation>
    </message>
    <message>
        <source>CPU memory limit</source>
        <translation>CPU-Speichergrenze</translation>
    </message>
    <message>
        <source>CPU memory requested</source>
        <translation>CPU-Speicher angefordert</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>Datenquellen</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Umgebungsvariablen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgenommen</translation>
    </message>
    <message>
        <source>Extended resources</source>
        <translation>Weitere Ressourcen</translation>
    </message>
    <message>
        <source>External connections</source>
        <translation>Externe Verbindungen</translation>
    </message>
    <message>
        <source>GPU limit</source>
        <translation>GPU-Grenze</translation>
    </message>
    <message>
        <source>GPUs requested</source>
        <translation>GPUs angefordert</translation>
    </message>
    <message>
        <source>GPU memory limit</source>
        <translation>GPU-Speichergrenze</translation>
    </message>
    <message>
        <source>GPU memory requested</source>
        <translation>GPU-Speicher angefordert</translation>
    </message>
    <message>
        <source>GPU request type</source>
        <translation>Art der GPU-Anforderung</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ingress class</source>
        <translation>Ingress-Klasse</translation>
    </message>
    <message>
        <source>Kubernetes phase since</source>
        <translation>Kubernetes-Phase seit</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>Ausdrücke</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>MIG profile</source>
        <translation>MIG-Profil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Node affinity</source>
        <translation>Knotenaffinität</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>Observed generation</source>
        <translation>Beobachtete Generation</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Quota of</source>
        <translation>Kontingent von</translation>
    </message>
    <message>
        <source>Parallel pods</source>
        <translation>Parallele Pods</translation>
    </message>
    <message>
        <source>Why it is waiting</source>
        <translation>Warum er wartet</translation>
    </message>
    <message>
        <source>Scheduler message</source>
        <translation>Meldung des Schedulers</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>Bevorzugt</translation>
    </message>
    <message>
        <source>Preferred placement</source>
        <translation>Bevorzugte Platzierung</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Replica type</source>
        <translation>Art der Replik</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Erforderlich</translation>
    </message>
    <message>
        <source>Required placement</source>
        <translation>Erforderliche Platzierung</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>Eingereicht über</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Subdomains</source>
        <translation>Subdomains</translation>
    </message>
    <message>
        <source>Tenant ID</source>
        <translation>Mandanten-ID</translation>
    </message>
    <message>
        <source>Tolerated for</source>
        <translation>Toleriert für</translation>
    </message>
    <message>
        <source>Tolerations</source>
        <translation>Toleranzen</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Not ready for too long</source>
        <translation>Zu lange nicht bereit</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Ownership protection</source>
        <translation>Eigentumsschutz</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Not preemptible</source>
        <translation>Nicht unterbrechbar</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Kontingent</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Weight over quota</source>
        <translation>Gewicht über dem Kontingent</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
</context>
<context>
    <name>DetailGroup</name>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>Zuteilung</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Request and allocation</source>
        <translation>Anforderung und Zuweisung</translation>
    </message>
    <message>
        <source>Request of the pods</source>
        <translation>Anforderung der Pods</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Command and environment</source>
        <translation>Befehl und Umgebung</translation>
    </message>
    <message>
        <source>Connections and data</source>
        <translation>Verbindungen und Daten</translation>
    </message>
    <message>
        <source>Tolerations and affinity</source>
        <translation>Toleranzen und Affinität</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Taints</source>
        <translation>Taints</translation>
    </message>
    <message>
        <source>Quota by node pool</source>
        <translation>Kontingent nach Node-Pool</translation>
    </message>
    <message>
        <source>Averages</source>
        <translation>Mittelwerte</translation>
    </message>
</context>
<context>
    <name>Edit</name>
    <message>
        <source>This cluster is being deleted and cannot be renamed.</source>
        <translation>Dieser Cluster wird gelöscht und kann nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>The name is too long. At most %1 characters are possible.</source>
        <translation>Der Name ist zu lang. Möglich sind höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Renaming %1 to %2.</source>
        <translation>%1 wird in %2 umbenannt.</translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>Its name is still %1.</source>
        <translation>Der Name ist weiterhin %1.</translation>
    </message>
    <message>
        <source>The control plane reports no ID of this type, so it cannot be changed.</source>
        <translation>Die Steuerungsebene nennt keine ID dieses Typs, deshalb kann er nicht geändert werden.</translation>
    </message>
    <message>
        <source>Change category…</source>
        <translation>Kategorie ändern…</translation>
    </message>
    <message>
        <source>Changing the category of %1 to %2.</source>
        <translation>Die Kategorie von %1 wird zu %2 geändert.</translation>
    </message>
    <message>
        <source>The category of %1 is now %2.</source>
        <translation>Die Kategorie von %1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>Its category is still %1.</source>
        <translation>Die Kategorie ist weiterhin %1.</translation>
    </message>
    <message>
        <source>The categories could not be read.</source>
        <translation>Die Kategorien konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Change priority…</source>
        <translation>Priorität ändern…</translation>
    </message>
    <message>
        <source>Changing the priority of %1 to %2.</source>
        <translation>Die Priorität von %1 wird zu %2 geändert.</translation>
    </message>
    <message>
        <source>The priority of %1 is now %2.</source>
        <translation>Die Priorität von %1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>Its priority is still %1.</source>
        <translation>Die Priorität ist weiterhin %1.</translation>
    </message>
    <message>
        <source>The priorities could not be read.</source>
        <translation>Die Prioritäten konnten nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Available: %1.</source>
        <translation>Verfügbar: %1.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;.</source>
        <translation>Die Spalte „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>The rows cannot be sorted by &quot;%1&quot;.</source>
        <translation>Die Zeilen lassen sich nicht nach „%1“ sortieren.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid filter. Use a key, one of == != &gt;= &lt;= =@ !@ =^ =$, and a value.</source>
        <translation>„%1“ ist kein gültiger Filter. Verwenden Sie einen Schlüssel, eines von == != &gt;= &lt;= =@ !@ =^ =$ und einen Wert.</translation>
    </message>
    <message>
        <source>The rows cannot be filtered by &quot;%1&quot;.</source>
        <translation>Die Zeilen lassen sich nicht nach „%1“ filtern.</translation>
    </message>
    <message>
        <source>There is no token. Put it in a file and pass the file with --token-file, or set the environment variable BINNACLE_TOKEN.</source>
        <translation>Es gibt kein Token. Legen Sie es in einer Datei ab und geben Sie diese mit --token-file an, oder setzen Sie die Umgebungsvariable BINNACLE_TOKEN.</translation>
    </message>
    <message>
        <source>%1 of %2 rows, %3 per second</source>
        <translation>%1 von %2 Zeilen, %3 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 rows, %2 per second</source>
        <translation>%1 Zeilen, %2 pro Sekunde</translation>
    </message>
    <message>
        <source>The certificate file %1 could not be read.</source>
        <translation>Die Zertifikatsdatei %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The control plane says: %1</source>
        <translation>Die Steuerungsebene sagt: %1</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%1 von %2 Anfragen</translation>
    </message>
    <message>
        <source>The keychain has no secret for the connection %1. Sign in once in the window.</source>
        <translation>Im Schlüsselbund ist kein Geheimnis für die Verbindung %1 gespeichert. Melden Sie sich einmal im Fenster an.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or use --url with --token-file.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, oder verwenden Sie --url mit --token-file.</translation>
    </message>
    <message>
        <source>The keychain denied access to the secret. Allow access there, or use --url with --token-file.</source>
        <translation>Der Schlüsselbund hat den Zugriff auf das Geheimnis verweigert. Erlauben Sie ihn dort, oder verwenden Sie --url mit --token-file.</translation>
    </message>
    <message>
        <source>This computer has no keychain, so the secret of %1 was not saved. Use --url with --token-file.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, daher wurde das Geheimnis von %1 nicht gespeichert. Verwenden Sie --url mit --token-file.</translation>
    </message>
    <message>
        <source>The keychain is not responding. It may be waiting for your password. Answer it, or use --url with --token-file.</source>
        <translation>Der Schlüsselbund reagiert nicht. Vielleicht wartet er auf Ihr Passwort. Geben Sie es dort ein, oder verwenden Sie --url mit --token-file.</translation>
    </message>
    <message>
        <source>Waiting for the keychain. Answer its prompt.</source>
        <translation>Warten auf den Schlüsselbund. Beantworten Sie seine Abfrage.</translation>
    </message>
    <message>
        <source>There are no saved connections. Add one in the window, or use --url.</source>
        <translation>Es gibt keine gespeicherten Verbindungen. Legen Sie im Fenster eine an, oder verwenden Sie --url.</translation>
    </message>
    <message>
        <source>There is no saved connection &quot;%1&quot;. Available: %2.</source>
        <translation>Es gibt keine gespeicherte Verbindung „%1“. Verfügbar: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the ID of a cluster. Names are not accepted here.</source>
        <translation>„%1“ ist nicht die ID eines Clusters. Namen werden hier nicht angenommen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value of %2. Did you mean %3?</source>
        <translation>„%1“ ist kein Wert von %2. Meinten Sie %3?</translation>
    </message>
    <message>
        <source>Looking for workloads that held GPUs</source>
        <translation>Workloads mit GPUs werden gesucht</translation>
    </message>
    <message>
        <source>%1 of %2 workloads, %3 GPU-hours wasted so far</source>
        <translation>%1 von %2 Workloads, bisher %3 GPU-Stunden verschwendet</translation>
    </message>
    <message>
        <source>%1 has no TLS: others on the network could read the token. Use https, or add --allow-http if you accept that.</source>
        <translation>%1 hat kein TLS: Andere im Netz könnten das Token lesen. Verwenden Sie https, oder ergänzen Sie --allow-http, wenn Sie das hinnehmen.</translation>
    </message>
    <message>
        <source>The file %1 could not be read.</source>
        <translation>Die Datei %1 konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file %1 must contain exactly one line, the token or secret.</source>
        <translation>Die Datei %1 muss genau eine Zeile enthalten, das Token oder Geheimnis.</translation>
    </message>
    <message>
        <source>Nothing was changed, because nobody can be asked here. Add --yes.</source>
        <translation>Nichts wurde geändert, weil hier niemand gefragt werden kann. Fügen Sie --yes hinzu.</translation>
    </message>
    <message>
        <source>Continue? [y/N]</source>
        <translation>Fortfahren? [y/N]</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 of %2 parts</source>
        <translation>%1 von %2 Teilen</translation>
    </message>
    <message>
        <source>The control plane has no operator &quot;%1&quot;. Use one of == != &gt;= &lt;= =@ !@ =^ =$.</source>
        <translation>Die Steuerungsebene kennt den Operator „%1“ nicht. Verwenden Sie einen von == != &gt;= &lt;= =@ !@ =^ =$.</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU-Kerne</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>since %1 at least</source>
        <translation>mindestens seit %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n Messwert</numerusform>
            <numerusform>%n Messwerte</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 apart, %2 of the time.</source>
        <translation>, %1 auseinander, %2 der Zeit.</translation>
    </message>
    <message>
        <source>%1 at %2 utilization, %3</source>
        <extracomment>&quot;GPU 3 at 64 % utilization, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>%1 mit %2 Auslastung, %3</translation>
    </message>
    <message numerus="yes">
        <source>The other %n GPU(s) are at %1: it is %2 below them, for %3 in all.</source>
        <translation>
            <numerusform>Die andere %n GPU liegt bei %1: Sie ist %2 darunter, insgesamt %3 lang.</numerusform>
            <numerusform>Die anderen %n GPUs liegen bei %1: Sie ist %2 darunter, insgesamt %3 lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual causes: a throttled GPU, a slow link, or more data than the others have.</source>
        <translation>Übliche Ursachen: eine gedrosselte GPU, eine langsame Verbindung oder mehr Daten als die anderen.</translation>
    </message>
    <message>
        <source>Medians over 10 min, at least 15 % and two deviations below the others.</source>
        <translation>Mediane über 10 min, mindestens 15 % und zwei Abweichungen unter den anderen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n GPU(s)</source>
        <translation>
            <numerusform>%1 von %n GPU</numerusform>
            <numerusform>%1 von %n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at %2 utilization, but SM activity %3, %4</source>
        <extracomment>&quot;8 of 8 GPUs at 93 % utilization, but SM activity 18 %, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>%1 mit %2 Auslastung, aber SM-Aktivität %3, %4</translation>
    </message>
    <message>
        <source>Utilization only tells that any kernel ran. SM activity tells how much of a GPU worked: 80 % is good use, less than 50 % is likely poor. It lasted %1 in all.</source>
        <translation>Die Auslastung sagt nur, dass irgendein Kernel lief. Die SM-Aktivität sagt, wie viel der GPU arbeitete: 80 % sind gut, weniger als 50 % wahrscheinlich schlecht. Es dauerte insgesamt %1.</translation>
    </message>
    <message>
        <source>Usual causes: small batches, many small kernels, or waiting for data.</source>
        <translation>Übliche Ursachen: kleine Batches, viele kleine Kernel oder Warten auf Daten.</translation>
    </message>
    <message>
        <source>Medians over 15 min: utilization of at least 80 %, SM activity below 50 %.</source>
        <translation>Mediane über 15 min: Auslastung mindestens 80 %, SM-Aktivität unter 50 %.</translation>
    </message>
    <message>
        <source>%1 of %2 %3 used, over %4</source>
        <extracomment>&quot;12 GiB of 64 GiB GPU memory used, over 23 h&quot;</extracomment>
        <translation>%1 von %2 %3 genutzt, über %4</translation>
    </message>
    <message>
        <source>95 % of its samples are at most %1, the highest is %2. It asked for %3; with less, it may start sooner and leaves room for others.</source>
        <translation>95 % der Messwerte sind höchstens %1, der höchste ist %2. Angefordert wurden %3; mit weniger startet er vielleicht früher und lässt anderen Platz.</translation>
    </message>
    <message>
        <source>The 95th percentile of use is at most half of the request, for at least 1 h.</source>
        <translation>Das 95. Perzentil der Nutzung ist höchstens die Hälfte der Anforderung, mindestens 1 h lang.</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 GB/s</translation>
    </message>
    <message>
        <source>Utilization falls to %1 every %2, %3</source>
        <extracomment>&quot;Utilization falls to 6 % every 31 min, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>Auslastung fällt alle %2 auf %1, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n drop(s) from %1, of about %2: they cost %3 of the GPU time.</source>
        <translation>
            <numerusform>%n Einbruch von %1, etwa %2 lang: Er kostet %3 der GPU-Zeit.</numerusform>
            <numerusform>%n Einbrüche von %1, je etwa %2 lang: Sie kosten %3 der GPU-Zeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual causes: checkpoints, data loading, evaluation.</source>
        <translation>Übliche Ursachen: Checkpoints, Laden von Daten, Auswertung.</translation>
    </message>
    <message>
        <source>Drops below half of the usual utilization, at regular distances, that cost at least 5 %.</source>
        <translation>Einbrüche unter die Hälfte der üblichen Auslastung, in regelmäßigen Abständen, die mindestens 5 % kosten.</translation>
    </message>
    <message>
        <source>%1 receives %2 over %3 and sends %4, %5</source>
        <extracomment>&quot;GPU 3 receives 2.1 GB/s over NVLink and sends 12 GB/s, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>%1 empfängt %2 über %3 und sendet %4, %5</translation>
    </message>
    <message numerus="yes">
        <source>Most of the other %n GPU(s) receive about as much as they send. It lasted %1 in all.</source>
        <translation>
            <numerusform>Die andere %n GPU empfängt etwa so viel, wie sie sendet. Es dauerte insgesamt %1.</numerusform>
            <numerusform>Die meisten der anderen %n GPUs empfangen etwa so viel, wie sie senden. Es dauerte insgesamt %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 transfers %2 over %3, %4</source>
        <extracomment>&quot;GPU 3 transfers 2.1 GB/s over NVLink, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>%1 überträgt %2 über %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>The other %n GPU(s) transfer %1 each, sent and received. It lasted %2 in all.</source>
        <translation>
            <numerusform>Die andere %n GPU überträgt %1, gesendet und empfangen. Es dauerte insgesamt %2.</numerusform>
            <numerusform>Die anderen %n GPUs übertragen je %1, gesendet und empfangen. Es dauerte insgesamt %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual causes: one GPU that collects for all others.</source>
        <translation>Übliche Ursachen: eine GPU, die für alle anderen sammelt.</translation>
    </message>
    <message>
        <source>Usual causes: a link that is down or slow, or uneven work.</source>
        <translation>Übliche Ursachen: eine ausgefallene oder langsame Verbindung oder ungleich verteilte Arbeit.</translation>
    </message>
    <message>
        <source>Medians over 10 min: at most half or at least twice of what the others transfer, which are alike; or twice as much in one direction, while theirs are even.</source>
        <translation>Mediane über 10 min: höchstens halb oder mindestens doppelt so viel, wie die untereinander ähnlichen anderen übertragen; oder in einer Richtung doppelt so viel, während sie bei den anderen ausgeglichen sind.</translation>
    </message>
    <message numerus="yes">
        <source>GPU memory ran out: %n process(es) killed, the last %1</source>
        <extracomment>&quot;GPU memory ran out: 3 processes killed, the last 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>
            <numerusform>GPU-Speicher ging aus: %n Prozess beendet, %1</numerusform>
            <numerusform>GPU-Speicher ging aus: %n Prozesse beendet, der letzte %1</numerusform>
        </translation>
    </message>
    <message>
        <source>There was not enough GPU memory for a burst.</source>
        <translation>Für eine kurze Spitze war nicht genug GPU-Speicher da.</translation>
    </message>
    <message>
        <source>They were idle, and others needed the GPU memory.</source>
        <translation>Sie waren untätig, und andere brauchten den GPU-Speicher.</translation>
    </message>
    <message>
        <source>The node had no memory left to swap GPU memory to.</source>
        <translation>Der Knoten hatte keinen Speicher mehr, um GPU-Speicher auszulagern.</translation>
    </message>
    <message>
        <source>On %1, since %2.</source>
        <translation>Auf %1, seit %2.</translation>
    </message>
    <message>
        <source>A counter of the node rose within the range.</source>
        <translation>Ein Zähler des Knotens stieg innerhalb des Zeitraums.</translation>
    </message>
    <message>
        <source>A GPU far below its peers</source>
        <translation>Eine GPU weit unter den anderen</translation>
    </message>
    <message>
        <source>Utilization of at least 15 % and two deviations below the median of the others, in medians over 10 min. From 4 GPUs on.</source>
        <translation>Auslastung mindestens 15 % und zwei Abweichungen unter dem Median der anderen, in Medianen über 10 min. Ab 4 GPUs.</translation>
    </message>
    <message>
        <source>Busy but ineffective</source>
        <translation>Ausgelastet, aber unwirksam</translation>
    </message>
    <message>
        <source>Utilization of at least 80 % and SM activity below 50 %, in medians over 15 min.</source>
        <translation>Auslastung mindestens 80 % und SM-Aktivität unter 50 %, in Medianen über 15 min.</translation>
    </message>
    <message>
        <source>Much more requested than used</source>
        <translation>Viel mehr angefordert als genutzt</translation>
    </message>
    <message>
        <source>95 % of the samples of memory are at most half of the request, for at least 1 h.</source>
        <translation>95 % der Messwerte des Speichers sind höchstens die Hälfte der Anforderung, mindestens 1 h lang.</translation>
    </message>
    <message>
        <source>Drops at regular times</source>
        <translation>Regelmäßige Einbrüche</translation>
    </message>
    <message>
        <source>At least 4 drops below half of the usual utilization, at regular distances, of at least 2 samples each, that cost at least 5 % of the GPU time.</source>
        <translation>Mindestens 4 Einbrüche unter die Hälfte der üblichen Auslastung, in regelmäßigen Abständen, je mindestens 2 Messwerte lang, die mindestens 5 % der GPU-Zeit kosten.</translation>
    </message>
    <message>
        <source>Uneven NVLink or PCIe</source>
        <translation>Ungleiches NVLink oder PCIe</translation>
    </message>
    <message>
        <source>A GPU transfers at most half or at least twice of what the others do, or twice as much in one direction, in medians over 10 min. From 4 GPUs on.</source>
        <translation>Eine GPU überträgt höchstens halb oder mindestens doppelt so viel wie die anderen oder in einer Richtung doppelt so viel, in Medianen über 10 min. Ab 4 GPUs.</translation>
    </message>
    <message>
        <source>GPU memory ran out</source>
        <translation>GPU-Speicher ging aus</translation>
    </message>
    <message>
        <source>A node counts processes that were killed within the range.</source>
        <translation>Ein Knoten zählt Prozesse, die innerhalb des Zeitraums beendet wurden.</translation>
    </message>
    <message>
        <source>%1 on the same node takes %2 CPU cores, %3</source>
        <extracomment>&quot;eval-3-0 on the same node takes 190 CPU cores, since 21 Nov 2025, 14:13&quot;</extracomment>
        <translation>%1 auf demselben Knoten belegt %2 CPU-Kerne, %3</translation>
    </message>
    <message>
        <source>%1 uses %2 meanwhile and %3 otherwise. Node %4 has %5, nearly all in use.</source>
        <translation>%1 nutzt währenddessen %2 und sonst %3. Knoten %4 hat %5, fast alle in Gebrauch.</translation>
    </message>
    <message>
        <source>%1 of workload %2 uses %3 otherwise.</source>
        <translation>%1 von Workload %2 nutzt sonst %3.</translation>
    </message>
    <message>
        <source>%1 of workload %2 uses %3 otherwise and requested %4.</source>
        <translation>%1 von Workload %2 nutzt sonst %3 und hat %4 angefordert.</translation>
    </message>
    <message>
        <source>It lasted %1 in all.</source>
        <translation>Es dauerte insgesamt %1.</translation>
    </message>
    <message>
        <source>Usual causes: a neighbour without a CPU limit, or that requests less than it uses.</source>
        <translation>Übliche Ursachen: ein Nachbar ohne CPU-Limit oder einer, der weniger anfordert, als er nutzt.</translation>
    </message>
    <message>
        <source>95 % of the node&apos;s cores in use for at least 10 min; meanwhile this pod uses at least 25 % and two deviations less, and the neighbour as much more.</source>
        <translation>95 % der Kerne des Knotens mindestens 10 min lang in Gebrauch; währenddessen nutzt dieser Pod mindestens 25 % und zwei Abweichungen weniger und der Nachbar entsprechend mehr.</translation>
    </message>
    <message>
        <source>A neighbour that takes CPU cores</source>
        <translation>Ein Nachbar, der CPU-Kerne belegt</translation>
    </message>
    <message>
        <source>It has ended: only what runs has neighbours that can be asked for.</source>
        <translation>Er ist beendet: Nur was läuft, hat Nachbarn, die abgefragt werden können.</translation>
    </message>
    <message>
        <source>None of its pods runs on a node.</source>
        <translation>Keiner seiner Pods läuft auf einem Knoten.</translation>
    </message>
    <message>
        <source>This control plane does not tell the CPU cores of nodes, or their pods.</source>
        <translation>Diese Steuerungsebene nennt die CPU-Kerne der Knoten oder deren Pods nicht.</translation>
    </message>
    <message>
        <source>Its pods, its nodes or their neighbours could not be read.</source>
        <translation>Seine Pods, seine Knoten oder deren Nachbarn konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There are no samples of its CPU cores, or of its nodes&apos;.</source>
        <translation>Von seinen CPU-Kernen oder denen seiner Knoten gibt es keine Messwerte.</translation>
    </message>
    <message>
        <source>It lacks CPU cores, but there are too many pods on its node to look at each.</source>
        <translation>Ihm fehlen CPU-Kerne, aber auf seinem Knoten sind zu viele Pods, um jeden anzusehen.</translation>
    </message>
    <message>
        <source>The nodes of other objects were looked at first. Compare fewer of them.</source>
        <translation>Die Knoten anderer Objekte wurden zuerst angesehen. Vergleichen Sie weniger davon.</translation>
    </message>
    <message>
        <source>At least 95 % of a node&apos;s cores are in use for 10 min. Meanwhile, a pod uses at least 25 % and two deviations less than otherwise, and another one as many cores more, and more than it requested. Of what runs, over the last 6 h: one pod on each of at most 4 nodes.</source>
        <translation>Mindestens 95 % der Kerne eines Knotens sind 10 min lang in Gebrauch. Währenddessen nutzt ein Pod mindestens 25 % und zwei Abweichungen weniger als sonst und ein anderer ebenso viele Kerne mehr, und mehr, als er angefordert hat. Von dem, was läuft, über die letzten 6 h: je ein Pod auf höchstens 4 Knoten.</translation>
    </message>
    <message numerus="yes">
        <source>Too many nodes: %1 of its %n node(s) checked.</source>
        <translation>
            <numerusform>Zu viele Knoten: %1 von seinem %n Knoten geprüft.</numerusform>
            <numerusform>Zu viele Knoten: %1 von seinen %n Knoten geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others</source>
        <translation>Die anderen</translation>
    </message>
    <message>
        <source>Utilization</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>SM activity</source>
        <translation>SM-Aktivität</translation>
    </message>
    <message>
        <source>Used (p95)</source>
        <translation>Genutzt (p95)</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>In drops</source>
        <translation>In Einbrüchen</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>Währenddessen</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>GPU utilization</source>
        <translation>GPU-Auslastung</translation>
    </message>
    <message>
        <source>Share of time in which any kernel ran; one tiny kernel is enough for 100 %</source>
        <translation>Anteil der Zeit, in der irgendein Kernel lief; ein winziger genügt für 100 %</translation>
    </message>
    <message>
        <source>GPU utilization per GPU</source>
        <translation>GPU-Auslastung je GPU</translation>
    </message>
    <message>
        <source>Share of time in which any kernel ran on this GPU; one tiny kernel is enough for 100 %</source>
        <translation>Anteil der Zeit, in der irgendein Kernel auf dieser GPU lief; ein winziger genügt für 100 %</translation>
    </message>
    <message>
        <source>GPUs by utilization</source>
        <translation>GPUs nach Auslastung</translation>
    </message>
    <message>
        <source>How many GPUs are used up to 25, 50, 75 and 100 %</source>
        <translation>Wie viele GPUs bis 25, 50, 75 und 100 % ausgelastet sind</translation>
    </message>
    <message>
        <source>Allocated GPUs</source>
        <translation>Zugewiesene GPUs</translation>
    </message>
    <message>
        <source>Allocated GPUs, used or not; fractions of a GPU count as fractions</source>
        <translation>Zugewiesene GPUs, genutzt oder nicht; Bruchteile einer GPU zählen als Bruchteile</translation>
    </message>
    <message>
        <source>Allocated share per GPU</source>
        <translation>Zugewiesener Anteil je GPU</translation>
    </message>
    <message>
        <source>Allocated share of this GPU, used or not</source>
        <translation>Zugewiesener Anteil dieser GPU, genutzt oder nicht</translation>
    </message>
    <message>
        <source>Idle time per GPU</source>
        <translation>Leerlauf je GPU</translation>
    </message>
    <message>
        <source>Time since anything ran on this GPU</source>
        <translation>Zeit, seit zuletzt etwas auf dieser GPU lief</translation>
    </message>
    <message>
        <source>GPU memory utilization</source>
        <translation>Auslastung des GPU-Speichers</translation>
    </message>
    <message>
        <source>GPU memory in use, as a share of the total</source>
        <translation>Anteil des belegten GPU-Speichers am gesamten</translation>
    </message>
    <message>
        <source>GPU memory utilization per GPU</source>
        <translation>Auslastung des GPU-Speichers je GPU</translation>
    </message>
    <message>
        <source>Memory of this GPU in use, as a share of its total</source>
        <translation>Anteil des belegten Speichers dieser GPU an ihrem gesamten</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>GPU memory in use</source>
        <translation>Belegter GPU-Speicher</translation>
    </message>
    <message>
        <source>GPU memory per GPU</source>
        <translation>GPU-Speicher je GPU</translation>
    </message>
    <message>
        <source>Memory of this GPU in use</source>
        <translation>Belegter Speicher dieser GPU</translation>
    </message>
    <message>
        <source>GPU memory requested</source>
        <translation>Angeforderter GPU-Speicher</translation>
    </message>
    <message>
        <source>Requested GPU memory</source>
        <translation>Angeforderter GPU-Speicher</translation>
    </message>
    <message>
        <source>GPU memory allocated per GPU</source>
        <translation>Zugewiesener GPU-Speicher je GPU</translation>
    </message>
    <message>
        <source>Allocated memory of this GPU, used or not</source>
        <translation>Zugewiesener Speicher dieser GPU, genutzt oder nicht</translation>
    </message>
    <message>
        <source>GPU memory swapped per GPU</source>
        <translation>Ausgelagerter GPU-Speicher je GPU</translation>
    </message>
    <message>
        <source>GPU memory swapped out to the memory of the node</source>
        <translation>GPU-Speicher, der in den Speicher des Knotens ausgelagert wurde</translation>
    </message>
    <message>
        <source>GPU memory bandwidth per GPU</source>
        <translation>GPU-Speicherbandbreite je GPU</translation>
    </message>
    <message>
        <source>Share of time in which the memory of this GPU was read or written</source>
        <translation>Anteil der Zeit, in der der Speicher dieser GPU gelesen oder geschrieben wurde</translation>
    </message>
    <message>
        <source>SM activity per GPU</source>
        <translation>SM-Aktivität je GPU</translation>
    </message>
    <message>
        <source>Share of multiprocessors that were busy; 0.8 is good use, below 0.5 is likely poor</source>
        <translation>Anteil der Multiprozessoren, die arbeiteten; 0,8 ist gut, unter 0,5 ist wohl wenig</translation>
    </message>
    <message>
        <source>SM occupancy per GPU</source>
        <translation>SM-Belegung je GPU</translation>
    </message>
    <message>
        <source>Resident warps, as a share of the maximum for the multiprocessors</source>
        <translation>Anteil der geladenen Warps an der Höchstzahl der Multiprozessoren</translation>
    </message>
    <message>
        <source>Tensor activity per GPU</source>
        <translation>Tensor-Aktivität je GPU</translation>
    </message>
    <message>
        <source>Share of time in which the tensor cores were busy</source>
        <translation>Anteil der Zeit, in der die Tensorkerne arbeiteten</translation>
    </message>
    <message>
        <source>Graphics engine activity per GPU</source>
        <translation>Aktivität der Grafikeinheit je GPU</translation>
    </message>
    <message>
        <source>Share of time in which graphics or compute engines were busy</source>
        <translation>Anteil der Zeit, in der Grafik- oder Recheneinheiten arbeiteten</translation>
    </message>
    <message>
        <source>FP64 activity per GPU</source>
        <translation>FP64-Aktivität je GPU</translation>
    </message>
    <message>
        <source>Share of time in which units for 64-bit numbers were busy</source>
        <translation>Anteil der Zeit, in der Einheiten für 64-Bit-Zahlen arbeiteten</translation>
    </message>
    <message>
        <source>FP32 activity per GPU</source>
        <translation>FP32-Aktivität je GPU</translation>
    </message>
    <message>
        <source>Share of time in which units for 32-bit numbers were busy</source>
        <translation>Anteil der Zeit, in der Einheiten für 32-Bit-Zahlen arbeiteten</translation>
    </message>
    <message>
        <source>FP16 activity per GPU</source>
        <translation>FP16-Aktivität je GPU</translation>
    </message>
    <message>
        <source>Share of time in which units for 16-bit numbers were busy</source>
        <translation>Anteil der Zeit, in der Einheiten für 16-Bit-Zahlen arbeiteten</translation>
    </message>
    <message>
        <source>NVLink traffic</source>
        <translation>NVLink-Verkehr</translation>
    </message>
    <message>
        <source>Data between GPUs over NVLink, both ways</source>
        <translation>Daten zwischen GPUs über NVLink, in beide Richtungen</translation>
    </message>
    <message>
        <source>NVLink traffic per GPU</source>
        <translation>NVLink-Verkehr je GPU</translation>
    </message>
    <message>
        <source>Data of this GPU over NVLink, both ways</source>
        <translation>Daten dieser GPU über NVLink, in beide Richtungen</translation>
    </message>
    <message>
        <source>NVLink sent per GPU</source>
        <translation>NVLink gesendet je GPU</translation>
    </message>
    <message>
        <source>Data that this GPU sent over NVLink</source>
        <translation>Daten, die diese GPU über NVLink gesendet hat</translation>
    </message>
    <message>
        <source>NVLink received per GPU</source>
        <translation>NVLink empfangen je GPU</translation>
    </message>
    <message>
        <source>Data that this GPU received over NVLink</source>
        <translation>Daten, die diese GPU über NVLink empfangen hat</translation>
    </message>
    <message>
        <source>PCIe sent per GPU</source>
        <translation>PCIe gesendet je GPU</translation>
    </message>
    <message>
        <source>Data that this GPU sent over PCIe</source>
        <translation>Daten, die diese GPU über PCIe gesendet hat</translation>
    </message>
    <message>
        <source>PCIe received per GPU</source>
        <translation>PCIe empfangen je GPU</translation>
    </message>
    <message>
        <source>Data that this GPU received over PCIe</source>
        <translation>Daten, die diese GPU über PCIe empfangen hat</translation>
    </message>
    <message>
        <source>CPU utilization</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>CPU in use, as a share of the total</source>
        <translation>Anteil der genutzten CPU an der gesamten</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU cores in use</source>
        <translation>Genutzte CPU-Kerne</translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation>Angeforderte CPU</translation>
    </message>
    <message>
        <source>Requested CPU cores</source>
        <translation>Angeforderte CPU-Kerne</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU-Grenze</translation>
    </message>
    <message>
        <source>Maximum number of CPU cores</source>
        <translation>Höchstzahl der CPU-Kerne</translation>
    </message>
    <message>
        <source>CPU allocated</source>
        <translation>CPU zugewiesen</translation>
    </message>
    <message>
        <source>Allocated CPU, used or not</source>
        <translation>Zugewiesene CPU, genutzt oder nicht</translation>
    </message>
    <message>
        <source>CPU quota</source>
        <translation>CPU-Kontingent</translation>
    </message>
    <message>
        <source>Guaranteed CPU</source>
        <translation>Garantierte CPU</translation>
    </message>
    <message>
        <source>Memory utilization</source>
        <translation>Speicherauslastung</translation>
    </message>
    <message>
        <source>Memory of the nodes in use, as a share of the total</source>
        <translation>Anteil des belegten Speichers der Knoten am gesamten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory of the nodes in use</source>
        <translation>Belegter Speicher der Knoten</translation>
    </message>
    <message>
        <source>Memory requested</source>
        <translation>Angeforderter Speicher</translation>
    </message>
    <message>
        <source>Requested memory</source>
        <translation>Angeforderter Speicher</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Maximum memory; a container that exceeds it is killed</source>
        <translation>Höchstens nutzbarer Speicher; ein Container, der mehr braucht, wird beendet</translation>
    </message>
    <message>
        <source>Memory allocated</source>
        <translation>Zugewiesener Speicher</translation>
    </message>
    <message>
        <source>Allocated memory, used or not</source>
        <translation>Zugewiesener Speicher, genutzt oder nicht</translation>
    </message>
    <message>
        <source>Memory quota</source>
        <translation>Speicherkontingent</translation>
    </message>
    <message>
        <source>Guaranteed memory</source>
        <translation>Garantierter Speicher</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>Alle GPUs</translation>
    </message>
    <message>
        <source>Total number of GPUs</source>
        <translation>Gesamtzahl der GPUs</translation>
    </message>
    <message>
        <source>GPUs allocated to workloads, used or not</source>
        <translation>GPUs, die Workloads zugewiesen sind, genutzt oder nicht</translation>
    </message>
    <message>
        <source>Free GPUs</source>
        <translation>Freie GPUs</translation>
    </message>
    <message>
        <source>GPUs not allocated to any workload</source>
        <translation>GPUs, die keinem Workload zugewiesen sind</translation>
    </message>
    <message>
        <source>GPU quota</source>
        <translation>GPU-Kontingent</translation>
    </message>
    <message>
        <source>Guaranteed GPUs</source>
        <translation>Garantierte GPUs</translation>
    </message>
    <message>
        <source>GPU nodes</source>
        <translation>GPU-Knoten</translation>
    </message>
    <message>
        <source>Nodes with GPUs</source>
        <translation>Knoten mit GPUs</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Number of workloads</source>
        <translation>Anzahl der Workloads</translation>
    </message>
    <message>
        <source>Average waiting time</source>
        <translation>Mittlere Wartezeit</translation>
    </message>
    <message>
        <source>How long workloads wait for resources on average</source>
        <translation>Wie lange Workloads im Mittel auf Ressourcen warten</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Number of pods</source>
        <translation>Anzahl der Pods</translation>
    </message>
    <message>
        <source>Running pods</source>
        <translation>Laufende Pods</translation>
    </message>
    <message>
        <source>Number of running pods</source>
        <translation>Anzahl der laufenden Pods</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Requests answered per second</source>
        <translation>Beantwortete Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Time until a request is answered</source>
        <translation>Zeit, bis eine Anfrage beantwortet ist</translation>
    </message>
    <message>
        <source>Requests running</source>
        <translation>Anfragen in Arbeit</translation>
    </message>
    <message>
        <source>Requests being processed</source>
        <translation>Anfragen, die gerade bearbeitet werden</translation>
    </message>
    <message>
        <source>Requests waiting</source>
        <translation>Wartende Anfragen</translation>
    </message>
    <message>
        <source>Requests waiting to be processed</source>
        <translation>Anfragen, die auf ihre Bearbeitung warten</translation>
    </message>
    <message>
        <source>Maximum requests</source>
        <translation>Anfragen höchstens</translation>
    </message>
    <message>
        <source>Requests that can be processed at the same time</source>
        <translation>Anfragen, die gleichzeitig bearbeitet werden können</translation>
    </message>
    <message>
        <source>Requests answered</source>
        <translation>Beantwortete Anfragen</translation>
    </message>
    <message>
        <source>Requests answered since the start</source>
        <translation>Anfragen, die seit dem Start beantwortet wurden</translation>
    </message>
    <message>
        <source>Requests failed</source>
        <translation>Gescheiterte Anfragen</translation>
    </message>
    <message>
        <source>Requests failed since the start</source>
        <translation>Anfragen, die seit dem Start gescheitert sind</translation>
    </message>
    <message>
        <source>KV cache in use</source>
        <translation>Belegter KV-Cache</translation>
    </message>
    <message>
        <source>GPU memory in use for keys and values, as a share of the reserved memory</source>
        <translation>Anteil des für Schlüssel und Werte belegten GPU-Speichers am dafür reservierten</translation>
    </message>
    <message>
        <source>Requests by time to first token</source>
        <translation>Anfragen nach Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>Requests by seconds to the first token; cumulative: each bound includes all lower ones</source>
        <translation>Anfragen nach Sekunden bis zum ersten Token; kumulativ: jede Grenze enthält alle niedrigeren</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>Zeit bis zum ersten Token</translation>
    </message>
    <message>
        <source>50, 90 and 99 % of requests get their first token within this time</source>
        <translation>50, 90 und 99 % der Anfragen erhalten ihr erstes Token innerhalb dieser Zeit</translation>
    </message>
    <message>
        <source>Requests by latency</source>
        <translation>Anfragen nach Latenz</translation>
    </message>
    <message>
        <source>Requests by seconds to the answer; cumulative: each bound includes all lower ones</source>
        <translation>Anfragen nach Sekunden bis zur Antwort; kumulativ: jede Grenze enthält alle niedrigeren</translation>
    </message>
    <message>
        <source>Request latency</source>
        <translation>Latenz der Anfragen</translation>
    </message>
    <message>
        <source>50, 90 and 99 % of requests are answered within this time</source>
        <translation>50, 90 und 99 % der Anfragen werden innerhalb dieser Zeit beantwortet</translation>
    </message>
    <message>
        <source>Out of memory, burst, per GPU</source>
        <translation>Speichermangel durch Spitzen je GPU</translation>
    </message>
    <message>
        <source>Processes killed because there was not enough GPU memory for a burst</source>
        <translation>Prozesse, die beendet wurden, weil der GPU-Speicher für eine Spitze nicht reichte</translation>
    </message>
    <message>
        <source>Out of memory, idle, per GPU</source>
        <translation>Speichermangel im Leerlauf je GPU</translation>
    </message>
    <message>
        <source>Idle processes killed to free GPU memory</source>
        <translation>Untätige Prozesse, die beendet wurden, um GPU-Speicher frei zu machen</translation>
    </message>
    <message>
        <source>Out of memory, swap, per GPU</source>
        <translation>Speichermangel beim Auslagern je GPU</translation>
    </message>
    <message>
        <source>Processes killed because the node had no memory left to swap to</source>
        <translation>Prozesse, die beendet wurden, weil der Knoten keinen Speicher zum Auslagern hatte</translation>
    </message>
    <message>
        <source>GPU use</source>
        <translation>GPU-Nutzung</translation>
    </message>
    <message>
        <source>GPU engines</source>
        <translation>GPU-Einheiten</translation>
    </message>
    <message>
        <source>Interconnect</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inferenz</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B/s</source>
        <translation>B/s</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>millicores</source>
        <translation>Millikerne</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>of a GPU</source>
        <translation>einer GPU</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
</context>
<context>
    <name>Operator</name>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>endet mit</translation>
    </message>
    <message>
        <source>is any of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>too many failures</source>
        <translation>zu viele Fehlschläge</translation>
    </message>
    <message>
        <source>a container cannot start</source>
        <translation>ein Container kann nicht starten</translation>
    </message>
    <message>
        <source>a container keeps crashing</source>
        <translation>ein Container stürzt immer wieder ab</translation>
    </message>
    <message>
        <source>a container cannot be set up</source>
        <translation>ein Container kann nicht eingerichtet werden</translation>
    </message>
    <message>
        <source>it exceeded its time limit</source>
        <translation>Zeitlimit überschritten</translation>
    </message>
    <message>
        <source>a dependency is missing</source>
        <translation>eine Abhängigkeit fehlt</translation>
    </message>
    <message>
        <source>a dependency is not available</source>
        <translation>eine Abhängigkeit ist nicht verfügbar</translation>
    </message>
    <message>
        <source>an image cannot be pulled</source>
        <translation>ein Image kann nicht geladen werden</translation>
    </message>
    <message>
        <source>the program ended with an error</source>
        <translation>das Programm endete mit einem Fehler</translation>
    </message>
    <message>
        <source>evicted by its node</source>
        <translation>vom Knoten verdrängt</translation>
    </message>
    <message>
        <source>no suitable node</source>
        <translation>kein passender Knoten</translation>
    </message>
    <message>
        <source>the name of an image is not valid</source>
        <translation>der Name eines Images ist ungültig</translation>
    </message>
    <message>
        <source>not responding</source>
        <translation>reagiert nicht</translation>
    </message>
    <message>
        <source>over quota, not preemptible</source>
        <translation>über dem Kontingent, nicht verdrängbar</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>zu wenig Speicher</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>über der Grenze</translation>
    </message>
    <message>
        <source>not all pods are ready</source>
        <translation>nicht alle Pods sind bereit</translation>
    </message>
    <message>
        <source>preempted by others</source>
        <translation>von anderen verdrängt</translation>
    </message>
    <message>
        <source>not all services are ready</source>
        <translation>nicht alle Dienste sind bereit</translation>
    </message>
    <message>
        <source>the kubelet is not ready</source>
        <translation>das Kubelet ist nicht bereit</translation>
    </message>
    <message>
        <source>the kubelet is not responding</source>
        <translation>das Kubelet reagiert nicht</translation>
    </message>
</context>
<context>
    <name>Resource</name>
    <message>
        <source>%1 in %2</source>
        <extracomment>kind of workload, name of its project</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöschte</translation>
    </message>
    <message>
        <source>Export clusters to CSV</source>
        <translation>Cluster als CSV exportieren</translation>
    </message>
    <message>
        <source>Export pods to CSV</source>
        <translation>Pods als CSV exportieren</translation>
    </message>
    <message>
        <source>Export workloads to CSV</source>
        <translation>Workloads als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting clusters</source>
        <translation>Cluster werden exportiert</translation>
    </message>
    <message>
        <source>Exporting pods</source>
        <translation>Pods werden exportiert</translation>
    </message>
    <message>
        <source>Exporting workloads</source>
        <translation>Workloads werden exportiert</translation>
    </message>
    <message>
        <source>Go to cluster %1</source>
        <translation>Zum Cluster %1</translation>
    </message>
    <message>
        <source>Go to the cluster</source>
        <translation>Zum Cluster</translation>
    </message>
    <message>
        <source>Hide completed</source>
        <translation>Abgeschlossene ausblenden</translation>
    </message>
    <message>
        <source>No clusters in this time range</source>
        <translation>Keine Cluster in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No clusters are being deleted</source>
        <translation>Es werden gerade keine Cluster gelöscht</translation>
    </message>
    <message>
        <source>No clusters match these filters</source>
        <translation>Keine Cluster passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No clusters yet</source>
        <translation>Noch keine Cluster</translation>
    </message>
    <message>
        <source>No deleted pods</source>
        <translation>Keine gelöschten Pods</translation>
    </message>
    <message>
        <source>No deleted workloads</source>
        <translation>Keine gelöschten Workloads</translation>
    </message>
    <message>
        <source>No permission to read clusters</source>
        <translation>Keine Berechtigung, Cluster zu lesen</translation>
    </message>
    <message>
        <source>No permission to read pods</source>
        <translation>Keine Berechtigung, Pods zu lesen</translation>
    </message>
    <message>
        <source>No permission to read workloads</source>
        <translation>Keine Berechtigung, Workloads zu lesen</translation>
    </message>
    <message>
        <source>No pods in this time range</source>
        <translation>Keine Pods in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No pods match these filters</source>
        <translation>Keine Pods passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No pods yet</source>
        <translation>Noch keine Pods</translation>
    </message>
    <message>
        <source>No workloads in this time range</source>
        <translation>Keine Workloads in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No workloads match these filters</source>
        <translation>Keine Workloads passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No workloads yet</source>
        <translation>Noch keine Workloads</translation>
    </message>
    <message>
        <source>Pod on %1</source>
        <translation>Pod auf %1</translation>
    </message>
    <message>
        <source>Pod without a node</source>
        <translation>Pod ohne Knoten</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pods of the same workload</source>
        <translation>Pods desselben Workloads</translation>
    </message>
    <message>
        <source>Pods of this cluster</source>
        <translation>Pods dieses Clusters</translation>
    </message>
    <message>
        <source>Pods of this workload</source>
        <translation>Pods dieses Workloads</translation>
    </message>
    <message>
        <source>Pods of workload %1</source>
        <translation>Pods des Workloads %1</translation>
    </message>
    <message>
        <source>Pods on node %1</source>
        <translation>Pods auf dem Knoten %1</translation>
    </message>
    <message>
        <source>Pods on the same node</source>
        <translation>Pods auf demselben Knoten</translation>
    </message>
    <message>
        <source>Run:ai %1, Kubernetes %2</source>
        <translation>Run:ai %1, Kubernetes %2</translation>
    </message>
    <message>
        <source>Search clusters</source>
        <translation>Cluster suchen</translation>
    </message>
    <message>
        <source>Search pods</source>
        <translation>Pods suchen</translation>
    </message>
    <message>
        <source>Search workloads</source>
        <translation>Workloads suchen</translation>
    </message>
    <message>
        <source>Show clusters being deleted</source>
        <translation>Cluster zeigen, die gelöscht werden</translation>
    </message>
    <message>
        <source>Show deleted objects instead of existing ones</source>
        <translation>Gelöschte statt vorhandener Objekte zeigen</translation>
    </message>
    <message>
        <source>The server cannot count pods while completed pods are hidden</source>
        <translation>Der Server kann Pods nicht zählen, solange abgeschlossene ausgeblendet sind</translation>
    </message>
    <message>
        <source>This control plane has no clusters that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Cluster, die Sie sehen können.</translation>
    </message>
    <message>
        <source>This control plane has no pods that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Pods, die Sie sehen können.</translation>
    </message>
    <message>
        <source>This control plane has no workloads that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Workloads, die Sie sehen können.</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Workloads of project %1</source>
        <translation>Workloads des Projekts %1</translation>
    </message>
    <message>
        <source>Workloads of the same project</source>
        <translation>Workloads desselben Projekts</translation>
    </message>
    <message>
        <source>Workloads of this cluster</source>
        <translation>Workloads dieses Clusters</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>Nodes of this cluster</source>
        <translation>Knoten dieses Clusters</translation>
    </message>
    <message>
        <source>Node without GPUs in %1</source>
        <translation>Knoten ohne GPUs in %1</translation>
    </message>
    <message>
        <source>%1 × %2 in %3</source>
        <extracomment>number of GPUs, their type, node pool</extracomment>
        <translation>%1 × %2 in %3</translation>
    </message>
    <message>
        <source>Pods of this node</source>
        <translation>Pods dieses Knotens</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Search nodes</source>
        <translation>Knoten suchen</translation>
    </message>
    <message>
        <source>Export nodes to CSV</source>
        <translation>Knoten als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting nodes</source>
        <translation>Knoten werden exportiert</translation>
    </message>
    <message>
        <source>No nodes yet</source>
        <translation>Noch keine Knoten</translation>
    </message>
    <message>
        <source>Nodes appear when a cluster connects.</source>
        <translation>Knoten erscheinen, sobald sich ein Cluster verbindet.</translation>
    </message>
    <message>
        <source>No nodes match these filters</source>
        <translation>Keine Knoten passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No nodes in this time range</source>
        <translation>Keine Knoten in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read nodes</source>
        <translation>Keine Leserechte für Knoten</translation>
    </message>
    <message>
        <source>Go to node %1</source>
        <translation>Zum Knoten %1</translation>
    </message>
    <message>
        <source>Your account sees the names and states of clusters only. Ask an administrator for a role that can read clusters.</source>
        <translation>Ihr Konto sieht nur Namen und Zustände der Cluster. Bitten Sie einen Administrator um eine Rolle mit Leserechten für Cluster.</translation>
    </message>
    <message>
        <source>The control plane does not give you its list of pods. These are from the older list of each cluster, which has no projects, resources or deleted pods.</source>
        <translation>Die Steuerungsebene gibt Ihnen ihre Liste der Pods nicht. Diese stammen aus der älteren Liste jedes Clusters, in der Projekte, Ressourcen und gelöschte Pods fehlen.</translation>
    </message>
    <message>
        <source>Pods of this revision</source>
        <translation>Pods dieser Revision</translation>
    </message>
    <message>
        <source>Pods of the workload</source>
        <translation>Pods des Workloads</translation>
    </message>
    <message>
        <source>Revisions of the inference workload</source>
        <translation>Revisionen des Inferenz-Workloads</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Search revisions</source>
        <translation>Revisionen suchen</translation>
    </message>
    <message>
        <source>Export revisions to CSV</source>
        <translation>Revisionen als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting revisions</source>
        <translation>Revisionen werden exportiert</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Noch keine Revisionen</translation>
    </message>
    <message>
        <source>The control plane reports no revisions of this workload.</source>
        <translation>Die Steuerungsebene nennt keine Revisionen dieses Workloads.</translation>
    </message>
    <message>
        <source>No revisions match these filters</source>
        <translation>Keine Revisionen passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No revisions in this time range</source>
        <translation>Keine Revisionen in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No deleted revisions</source>
        <translation>Keine gelöschten Revisionen</translation>
    </message>
    <message>
        <source>No permission to read revisions</source>
        <translation>Keine Leserechte für Revisionen</translation>
    </message>
    <message>
        <source>Revisions are listed for one inference workload. Filter by its Workload ID.</source>
        <translation>Revisionen gibt es zu einem Inferenz-Workload. Filtern Sie nach seiner Workload-ID.</translation>
    </message>
    <message>
        <source>The control plane has no revisions of this workload: it was deleted, or the control plane is older than Run:ai 2.21.</source>
        <translation>Die Steuerungsebene hat keine Revisionen dieses Workloads: Er wurde gelöscht, oder sie ist älter als Run:ai 2.21.</translation>
    </message>
    <message>
        <source>Workloads of type %1</source>
        <translation>Workloads vom Typ %1</translation>
    </message>
    <message>
        <source>Workloads of category %1</source>
        <translation>Workloads der Kategorie %1</translation>
    </message>
    <message>
        <source>Workload types</source>
        <translation>Workload-Typen</translation>
    </message>
    <message>
        <source>Workload type</source>
        <translation>Workload-Typ</translation>
    </message>
    <message>
        <source>Search types</source>
        <translation>Typen suchen</translation>
    </message>
    <message>
        <source>Export workload types to CSV</source>
        <translation>Workload-Typen als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting workload types</source>
        <translation>Workload-Typen werden exportiert</translation>
    </message>
    <message>
        <source>No workload type is registered</source>
        <translation>Kein Workload-Typ ist registriert</translation>
    </message>
    <message>
        <source>This control plane has no types that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Typen, die Sie sehen können.</translation>
    </message>
    <message>
        <source>No types match these filters</source>
        <translation>Keine Typen passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No types in this time range</source>
        <translation>Keine Typen in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read workload types</source>
        <translation>Keine Leserechte für Workload-Typen</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai 2.22, which introduced the list of types.</source>
        <translation>Diese Steuerungsebene ist älter als Run:ai 2.22, das die Liste der Typen eingeführt hat.</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>External only</source>
        <translation>Nur externe</translation>
    </message>
    <message>
        <source>Without the types that Run:ai brings itself</source>
        <translation>Ohne die Typen, die Run:ai selbst mitbringt</translation>
    </message>
    <message>
        <source>Revisions of this workload</source>
        <translation>Revisionen dieses Workloads</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Search categories</source>
        <translation>Kategorien suchen</translation>
    </message>
    <message>
        <source>Export categories to CSV</source>
        <translation>Kategorien als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting categories</source>
        <translation>Kategorien werden exportiert</translation>
    </message>
    <message>
        <source>No categories yet</source>
        <translation>Noch keine Kategorien</translation>
    </message>
    <message>
        <source>This control plane has no categories that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Kategorien, die Sie sehen können.</translation>
    </message>
    <message>
        <source>No categories match these filters</source>
        <translation>Keine Kategorien passen zu diesen Filtern</translation>
    </message>
    <message>
        <source>No categories in this time range</source>
        <translation>Keine Kategorien in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read categories</source>
        <translation>Keine Leserechte für Kategorien</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai 2.22, which introduced the list of categories.</source>
        <translation>Diese Steuerungsebene ist älter als Run:ai 2.22, das die Liste der Kategorien eingeführt hat.</translation>
    </message>
    <message>
        <source>Some numbers are missing. %1</source>
        <translation>Einige Zahlen fehlen. %1</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Projects of this department</source>
        <translation>Projekte dieser Abteilung</translation>
    </message>
    <message>
        <source>Workloads of this department</source>
        <translation>Workloads dieser Abteilung</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>Search departments</source>
        <translation>Abteilungen suchen</translation>
    </message>
    <message>
        <source>Export departments to CSV</source>
        <translation>Abteilungen als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting departments</source>
        <translation>Abteilungen werden exportiert</translation>
    </message>
    <message>
        <source>No departments yet</source>
        <translation>Noch keine Abteilungen</translation>
    </message>
    <message>
        <source>This control plane has no departments that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Abteilungen, die Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>No departments match these filters</source>
        <translation>Keine Abteilungen entsprechen diesen Filtern</translation>
    </message>
    <message>
        <source>No departments in this time range</source>
        <translation>Keine Abteilungen in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read departments</source>
        <translation>Keine Berechtigung, Abteilungen zu lesen</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>Node pool of %1</source>
        <translation>Node-Pool von %1</translation>
    </message>
    <message>
        <source>Nodes of this node pool</source>
        <translation>Knoten dieses Node-Pools</translation>
    </message>
    <message>
        <source>Pods in this node pool</source>
        <translation>Pods in diesem Node-Pool</translation>
    </message>
    <message>
        <source>Node pools</source>
        <translation>Node-Pools</translation>
    </message>
    <message>
        <source>Search node pools</source>
        <translation>Node-Pools suchen</translation>
    </message>
    <message>
        <source>Export node pools to CSV</source>
        <translation>Node-Pools als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting node pools</source>
        <translation>Node-Pools werden exportiert</translation>
    </message>
    <message>
        <source>No node pools yet</source>
        <translation>Noch keine Node-Pools</translation>
    </message>
    <message>
        <source>This control plane has no node pools that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Node-Pools, die Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>No node pools match these filters</source>
        <translation>Keine Node-Pools entsprechen diesen Filtern</translation>
    </message>
    <message>
        <source>No node pools in this time range</source>
        <translation>Keine Node-Pools in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read node pools</source>
        <translation>Keine Berechtigung, Node-Pools zu lesen</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai 2.19, which introduced the list of node pools.</source>
        <translation>Diese Steuerungsebene ist älter als Run:ai 2.19, das die Liste der Node-Pools eingeführt hat.</translation>
    </message>
    <message>
        <source>Go to node pool %1</source>
        <translation>Zum Node-Pool %1</translation>
    </message>
    <message>
        <source>Go to project %1</source>
        <translation>Zum Projekt %1</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Project of %1</source>
        <translation>Projekt von %1</translation>
    </message>
    <message>
        <source>Workloads of this project</source>
        <translation>Workloads dieses Projekts</translation>
    </message>
    <message>
        <source>Search pods for its name</source>
        <translation>Pods nach seinem Namen durchsuchen</translation>
    </message>
    <message>
        <source>Go to department %1</source>
        <translation>Zur Abteilung %1</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation>Projekte suchen</translation>
    </message>
    <message>
        <source>Export projects to CSV</source>
        <translation>Projekte als CSV exportieren</translation>
    </message>
    <message>
        <source>Exporting projects</source>
        <translation>Projekte werden exportiert</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>This control plane has no projects that you can see.</source>
        <translation>Diese Steuerungsebene hat keine Projekte, die Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>No projects match these filters</source>
        <translation>Keine Projekte entsprechen diesen Filtern</translation>
    </message>
    <message>
        <source>No projects in this time range</source>
        <translation>Keine Projekte in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No permission to read projects</source>
        <translation>Keine Berechtigung, Projekte zu lesen</translation>
    </message>
    <message>
        <source>There are more than %1 projects, which are not counted here.</source>
        <translation>Es gibt mehr als %1 Projekte; sie werden hier nicht gezählt.</translation>
    </message>
    <message>
        <source>Lists of more than %1 rows are not grouped.</source>
        <translation>Listen mit mehr als %1 Zeilen werden nicht gruppiert.</translation>
    </message>
    <message>
        <source>Waits are those of the first %1 pending workloads.</source>
        <translation>Wartezeiten sind die der ersten %1 wartenden Workloads.</translation>
    </message>
    <message>
        <source>More than %1 workloads have idle GPUs, which are not added up here.</source>
        <translation>Mehr als %1 Workloads haben untätige GPUs; sie werden hier nicht summiert.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Wird erstellt</translation>
    </message>
    <message>
        <source>Initializing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Wird fortgesetzt</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Wird geändert</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Waiting to connect</source>
        <translation>Wartet auf Verbindung</translation>
    </message>
    <message>
        <source>Missing prerequisites</source>
        <translation>Voraussetzungen fehlen</translation>
    </message>
    <message>
        <source>Service issues</source>
        <translation>Dienststörung</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Unschedulable</source>
        <translation>Nicht planbar</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>Waste</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>At least %1 of %2 measured GPU-hours in the last %3 were %4 (%5).</source>
        <translation>Mindestens %1 von %2 gemessenen GPU-Stunden der letzten %3 waren %4 (%5).</translation>
    </message>
    <message>
        <source>%1 of %2 measured GPU-hours in the last %3 were %4 (%5).</source>
        <translation>%1 von %2 gemessenen GPU-Stunden der letzten %3 waren %4 (%5).</translation>
    </message>
    <message>
        <source>None of it has a price.</source>
        <translation>Nichts davon hat einen Preis.</translation>
    </message>
    <message>
        <source>It cost about %1, in part at the mean price of a cluster.</source>
        <translation>Das kostete etwa %1, teils zum mittleren Preis eines Clusters.</translation>
    </message>
    <message>
        <source>It cost %1.</source>
        <translation>Das kostete %1.</translation>
    </message>
    <message>
        <source>%1 GPU-hours of it have no price.</source>
        <translation>%1 GPU-Stunden davon haben keinen Preis.</translation>
    </message>
    <message>
        <source>No workload was in the node pool %1.</source>
        <translation>Kein Workload war im Node-Pool %1.</translation>
    </message>
    <message numerus="yes">
        <source>Measured: %1 of %2 workload(s), %3 of the GPU-hours, with samples at most %4 apart.</source>
        <translation>
            <numerusform>Gemessen: %1 von %2 Workload, %3 der GPU-Stunden, mit Messwerten in Abständen von höchstens %4.</numerusform>
            <numerusform>Gemessen: %1 von %2 Workloads, %3 der GPU-Stunden, mit Messwerten in Abständen von höchstens %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) with the fewest GPU-hours were not asked for.</source>
        <translation>
            <numerusform>%n Workload mit den wenigsten GPU-Stunden wurde nicht abgefragt.</numerusform>
            <numerusform>%n Workloads mit den wenigsten GPU-Stunden wurden nicht abgefragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 workload(s) did not answer.</source>
        <translation>
            <numerusform>%1 von %2 Workload antwortete nicht.</numerusform>
            <numerusform>%1 von %2 Workloads antworteten nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) had no samples.</source>
        <translation>
            <numerusform>%n Workload hatte keine Messwerte.</numerusform>
            <numerusform>%n Workloads hatten keine Messwerte.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list of workloads may be incomplete.</source>
        <translation>Die Liste der Workloads ist vielleicht unvollständig.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>ungenutzt</translation>
    </message>
    <message>
        <source>idle for at least %1</source>
        <translation>mindestens %1 lang untätig</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>No workload held GPUs in the last %1.</source>
        <translation>In den letzten %1 hielt kein Workload GPUs.</translation>
    </message>
    <message>
        <source>No GPU-hours could be measured in the last %1.</source>
        <translation>In den letzten %1 konnten keine GPU-Stunden gemessen werden.</translation>
    </message>
    <message>
        <source>With those that were not measured, it is about %1.</source>
        <translation>Mit den nicht gemessenen sind es etwa %1.</translation>
    </message>
    <message>
        <source>Stretches shorter than the distance of samples are met by chance.</source>
        <translation>Abschnitte, die kürzer als der Abstand der Messwerte sind, werden nur zufällig erfasst.</translation>
    </message>
    <message>
        <source>Against the metrics of the clusters: %1 %.</source>
        <extracomment>GPU-hours held, the sum over workloads against what clusters tell: &quot;+0.2&quot;</extracomment>
        <translation>Gegenüber den Metriken der Cluster: %1 %.</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) could not be compared.</source>
        <translation>
            <numerusform>%n Cluster konnte nicht verglichen werden.</numerusform>
            <numerusform>%n Cluster konnten nicht verglichen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the averages of the projects: %1 %.</source>
        <translation>Gegenüber den Mittelwerten der Projekte: %1 %.</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>Hello, your workload {workload} in project {project} holds {gpus} GPUs. {idle} In the last {window} it did not use {hours} GPU-hours of them. If you do not need it now, please stop it.</source>
        <translation>Hallo, Ihr Workload {workload} im Projekt {project} hält {gpus} GPUs. {idle} In den letzten {window} hat er davon {hours} GPU-Stunden nicht genutzt. Wenn Sie ihn gerade nicht brauchen, halten Sie ihn bitte an.</translation>
    </message>
    <message>
        <source>They have been idle for %1.</source>
        <translation>Sie sind seit %1 untätig.</translation>
    </message>
    <message>
        <source>(several)</source>
        <translation>(mehrere)</translation>
    </message>
    <message numerus="yes">
        <source>%1 less than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.</source>
        <translation>
            <numerusform>%1 weniger als in den %2 davor, nach den Metriken von %n Cluster: %3 GPU-Stunden nicht genutzt, damals %4.</numerusform>
            <numerusform>%1 weniger als in den %2 davor, nach den Metriken von %n Clustern: %3 GPU-Stunden nicht genutzt, damals %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.</source>
        <translation>
            <numerusform>%1 mehr als in den %2 davor, nach den Metriken von %n Cluster: %3 GPU-Stunden nicht genutzt, damals %4.</numerusform>
            <numerusform>%1 mehr als in den %2 davor, nach den Metriken von %n Clustern: %3 GPU-Stunden nicht genutzt, damals %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) do not tell of both.</source>
        <translation>
            <numerusform>%n Cluster hat keine Daten zu beiden.</numerusform>
            <numerusform>%n Cluster haben keine Daten zu beiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No allocated GPU is idle.</source>
        <translation>Keine zugewiesene GPU ist untätig.</translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU(s) of %n workload(s) are idle now.</source>
        <translation>
            <numerusform>%1 GPUs von %n Workload sind jetzt untätig.</numerusform>
            <numerusform>%1 GPUs von %n Workloads sind jetzt untätig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %1 GPU(s) of %n workload(s) are idle now.</source>
        <translation>
            <numerusform>Mindestens %1 GPUs von %n Workload sind jetzt untätig.</numerusform>
            <numerusform>Mindestens %1 GPUs von %n Workloads sind jetzt untätig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) of clusters that do not report are left out.</source>
        <translation>
            <numerusform>%n Workload von Clustern, die sich nicht melden, fehlt hier.</numerusform>
            <numerusform>%n Workloads von Clustern, die sich nicht melden, fehlen hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no samples</source>
        <translation>keine Messwerte</translation>
    </message>
</context>
<context>
    <name>actions::Edits</name>
    <message>
        <source>saving</source>
        <translation>wird gespeichert</translation>
    </message>
</context>
<context>
    <name>actions::Job</name>
    <message>
        <source>It does not exist any more.</source>
        <translation>Es existiert nicht mehr.</translation>
    </message>
    <message>
        <source>No answer came, but it is %1.</source>
        <translation>Es kam keine Antwort, aber der Zustand ist %1.</translation>
    </message>
    <message>
        <source>No answer came. It is still %1. Look again before you retry.</source>
        <translation>Es kam keine Antwort. Der Zustand ist weiterhin %1. Sehen Sie noch einmal nach, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 angenommen</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 without an answer</source>
        <translation>%1 ohne Antwort</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 &quot;Suspending 9 workloads&quot;, %2 &quot;7 accepted, 2 refused&quot;</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Sent, no answer</source>
        <translation>Gesendet, keine Antwort</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
</context>
<context>
    <name>actions::Journal</name>
    <message>
        <source>The journal of changes could not be read. Check the file %1.</source>
        <translation>Das Journal der Änderungen konnte nicht gelesen werden. Prüfen Sie die Datei %1.</translation>
    </message>
    <message>
        <source>The journal of changes could not be written. Check the file %1.</source>
        <translation>Das Journal der Änderungen konnte nicht geschrieben werden. Prüfen Sie die Datei %1.</translation>
    </message>
</context>
<context>
    <name>actions::NewCluster</name>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>It contains characters that cannot be seen. Type it again.</source>
        <translation>Enthält unsichtbare Zeichen. Geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>Taken by a cluster of this control plane.</source>
        <translation>Bereits von einem Cluster dieser Steuerungsebene verwendet.</translation>
    </message>
    <message>
        <source>Only a host name, such as gpu.example.com, without https:// and paths.</source>
        <translation>Nur ein Hostname wie gpu.example.com, ohne https:// und Pfade.</translation>
    </message>
</context>
<context>
    <name>actions::TargetReader</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>These are %1 objects, and at most %2 can be changed at once. Narrow the filter.</source>
        <translation>Das sind %1 Objekte, und höchstens %2 können auf einmal geändert werden. Schränken Sie den Filter ein.</translation>
    </message>
    <message>
        <source>The control plane sent objects that the filter excludes. Nothing is changed.</source>
        <translation>Die Steuerungsebene hat Objekte gesendet, die der Filter ausschließt. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>The control plane sent more objects than it had counted. Narrow the filter.</source>
        <translation>Die Steuerungsebene hat mehr Objekte gesendet, als sie gezählt hatte. Schränken Sie den Filter ein.</translation>
    </message>
    <message>
        <source>%1 of %2 chosen objects are no longer in the list. Choose again.</source>
        <translation>%1 von %2 gewählten Objekten sind nicht mehr in der Liste. Wählen Sie erneut.</translation>
    </message>
</context>
<context>
    <name>api::Body</name>
    <message>
        <source>Nothing was changed. &quot;%1&quot; is missing.</source>
        <translation>Nichts wurde geändert. „%1“ fehlt.</translation>
    </message>
</context>
<context>
    <name>api::Client</name>
    <message>
        <source>This connection is read-only. Allow changes for it and try again.</source>
        <translation>Diese Verbindung ist schreibgeschützt. Erlauben Sie Änderungen und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>api::Error</name>
    <message>
        <source>The control plane cannot be reached. Check the network and the address.</source>
        <translation>Die Steuerungsebene ist nicht erreichbar. Prüfen Sie das Netz und die Adresse.</translation>
    </message>
    <message>
        <source>The control plane does not answer.</source>
        <translation>Die Steuerungsebene antwortet nicht.</translation>
    </message>
    <message>
        <source>The certificate of the control plane is not trusted. Add its CA file to the connection.</source>
        <translation>Dem Zertifikat der Steuerungsebene wird nicht vertraut. Fügen Sie der Verbindung die CA-Datei hinzu.</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>Die Sitzung ist beendet. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>No permission. Ask an administrator for a role that can read this.</source>
        <translation>Keine Berechtigung. Bitten Sie einen Administrator um eine Rolle, die dies lesen darf.</translation>
    </message>
    <message>
        <source>The control plane does not know this object. It may have been removed.</source>
        <translation>Die Steuerungsebene kennt dieses Objekt nicht. Vielleicht wurde es entfernt.</translation>
    </message>
    <message>
        <source>The control plane rejected this query. Change the filters or the sort order.</source>
        <translation>Die Steuerungsebene hat diese Anfrage abgelehnt. Ändern Sie die Filter oder die Sortierung.</translation>
    </message>
    <message>
        <source>The control plane is throttling requests. Wait a moment and retry.</source>
        <translation>Die Steuerungsebene drosselt die Anfragen. Warten Sie kurz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The control plane had an internal error. Retry later.</source>
        <translation>In der Steuerungsebene ist ein Fehler aufgetreten. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The control plane sent an answer that Binnacle cannot read.</source>
        <translation>Die Steuerungsebene hat eine Antwort geschickt, die Binnacle nicht lesen kann.</translation>
    </message>
    <message>
        <source>The host of the control plane could not be found. Check the spelling of the address.</source>
        <translation>Der Host der Steuerungsebene wurde nicht gefunden. Prüfen Sie die Schreibweise der Adresse.</translation>
    </message>
    <message>
        <source>Nothing is listening at the address of the control plane. Check the address and the port.</source>
        <translation>Unter der Adresse der Steuerungsebene antwortet nichts. Prüfen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>The connection to the control plane was lost. Check the network and retry.</source>
        <translation>Die Verbindung zur Steuerungsebene ist abgerissen. Prüfen Sie das Netz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The proxy refused the connection. Check the proxy settings of this computer.</source>
        <translation>Der Proxy hat die Verbindung abgelehnt. Prüfen Sie die Proxy-Einstellungen dieses Rechners.</translation>
    </message>
    <message>
        <source>The control plane has moved to another address. Connect to the new address.</source>
        <translation>Die Steuerungsebene ist umgezogen. Verbinden Sie sich mit der neuen Adresse.</translation>
    </message>
    <message>
        <source>The answer of the control plane is too large. Request less data.</source>
        <translation>Die Antwort der Steuerungsebene ist zu groß. Fordern Sie weniger Daten an.</translation>
    </message>
    <message>
        <source>The certificate of the control plane is signed by an authority unknown to this computer. Add its CA file to the connection.</source>
        <translation>Das Zertifikat der Steuerungsebene stammt von einer Stelle, die dieser Rechner nicht kennt. Fügen Sie der Verbindung deren CA-Datei hinzu.</translation>
    </message>
    <message>
        <source>The certificate of the control plane is self-signed. If you trust it, add it to the connection as the CA file.</source>
        <translation>Das Zertifikat der Steuerungsebene ist selbst signiert. Wenn Sie ihm vertrauen, fügen Sie es der Verbindung als CA-Datei hinzu.</translation>
    </message>
    <message>
        <source>The certificate of the control plane belongs to another host. Check the address.</source>
        <translation>Das Zertifikat der Steuerungsebene gehört zu einem anderen Host. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>The certificate of the control plane has expired. Ask its administrator to renew it.</source>
        <translation>Das Zertifikat der Steuerungsebene ist abgelaufen. Bitten Sie deren Administrator, es zu erneuern.</translation>
    </message>
    <message>
        <source>The certificate of the control plane is not valid yet. Check the clock of this computer.</source>
        <translation>Das Zertifikat der Steuerungsebene gilt noch nicht. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The CA file of the connection could not be read or contains no certificate. Choose a PEM file.</source>
        <translation>Die CA-Datei der Verbindung konnte nicht gelesen werden oder enthält kein Zertifikat. Wählen Sie eine PEM-Datei.</translation>
    </message>
    <message>
        <source>The control plane rejected the client ID or the secret. Enter them again.</source>
        <translation>Die Steuerungsebene hat Client-ID oder Geheimnis abgelehnt. Geben Sie beides erneut ein.</translation>
    </message>
    <message>
        <source>The control plane cannot answer this in its current state. Retry later.</source>
        <translation>Die Steuerungsebene kann das in ihrem jetzigen Zustand nicht beantworten. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The control plane had an internal error. The change may or may not have been made. Refresh and check before you try again.</source>
        <translation>In der Steuerungsebene ist ein Fehler aufgetreten. Es ist nicht bekannt, ob die Änderung ausgeführt wurde. Aktualisieren und prüfen Sie, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>The change was sent, but no complete answer arrived. It may or may not have been made. Refresh and check before you try again.</source>
        <translation>Die Änderung wurde gesendet, aber es kam keine vollständige Antwort. Es ist nicht bekannt, ob sie ausgeführt wurde. Aktualisieren und prüfen Sie, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>No permission. Ask an administrator for a role that can change this.</source>
        <translation>Keine Berechtigung. Bitten Sie einen Administrator um eine Rolle, die das ändern darf.</translation>
    </message>
    <message>
        <source>Nothing was changed. The control plane does not know this object. It may have been deleted. Refresh the list.</source>
        <translation>Nichts wurde geändert. Die Steuerungsebene kennt dieses Objekt nicht. Vielleicht wurde es gelöscht. Aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>Nothing was changed. The state of the object does not allow it, or the name is already in use. Refresh and try again.</source>
        <translation>Nichts wurde geändert. Der Zustand des Objekts lässt es nicht zu, oder der Name ist schon vergeben. Aktualisieren Sie, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The control plane rejected the change. Correct your input and try again.</source>
        <translation>Die Steuerungsebene hat die Änderung abgelehnt. Berichtigen Sie die Eingabe, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The change was made, but Binnacle cannot read the answer. Refresh to see the result.</source>
        <translation>Die Änderung wurde ausgeführt, aber Binnacle kann die Antwort nicht lesen. Aktualisieren Sie, um das Ergebnis zu sehen.</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <extracomment>%1 is a sentence, e.g. &quot;The control plane does not answer.&quot;</extracomment>
        <translation>%1 Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No secure connection to the control plane could be set up. Check the port, and whether its address begins with http://.</source>
        <translation>Zur Steuerungsebene konnte keine sichere Verbindung aufgebaut werden. Prüfen Sie den Port, und ob ihre Adresse mit http:// beginnt.</translation>
    </message>
    <message>
        <source>The proxy %1 does not answer. Check the proxy of the connection or of this computer.</source>
        <translation>Der Proxy %1 antwortet nicht. Prüfen Sie den Proxy der Verbindung oder dieses Computers.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses connections to the control plane. Ask its administrator, or choose another proxy for the connection.</source>
        <translation>Der Proxy %1 lehnt Verbindungen zur Steuerungsebene ab. Fragen Sie seine Administratoren, oder wählen Sie einen anderen Proxy für die Verbindung.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses to work without the right user and password. Enter them in the connection.</source>
        <translation>Der Proxy %1 lehnt ohne den richtigen Benutzer und das richtige Passwort ab. Geben Sie beide in der Verbindung ein.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach the control plane. Check the address, or choose another proxy for the connection.</source>
        <translation>Der Proxy %1 erreicht die Steuerungsebene nicht. Prüfen Sie die Adresse, oder wählen Sie einen anderen Proxy für die Verbindung.</translation>
    </message>
    <message>
        <source>This computer does not say which proxy to use. Check its proxy settings, or choose a proxy, or none, for the connection.</source>
        <translation>Dieser Computer sagt nicht, welcher Proxy zu verwenden ist. Prüfen Sie seine Proxy-Einstellungen, oder wählen Sie einen Proxy oder keinen für die Verbindung.</translation>
    </message>
    <message>
        <source>The control plane redirects requests in a circle. Check the address, or ask its administrator.</source>
        <translation>Die Steuerungsebene leitet Anfragen im Kreis um. Prüfen Sie die Adresse oder fragen Sie den Administrator.</translation>
    </message>
    <message>
        <source>A web page answers at this address, not a Run:ai control plane. Check the address, and whether a proxy wants you to sign in.</source>
        <translation>Unter dieser Adresse antwortet eine Webseite, keine Steuerungsebene von Run:ai. Prüfen Sie die Adresse und ob ein Proxy eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>The address begins with http://, so others on the network could read the secret. Use https://, or allow it for the connection.</source>
        <translation>Die Adresse beginnt mit http://, daher könnten andere im Netzwerk das Geheimnis lesen. Verwenden Sie https://, oder erlauben Sie es für die Verbindung.</translation>
    </message>
    <message>
        <source>The control plane asks for a client certificate. Add one to the connection, under &quot;Certificates and proxy&quot;.</source>
        <translation>Die Steuerungsebene verlangt ein Client-Zertifikat. Fügen Sie der Verbindung eines hinzu, unter „Zertifikate und Proxy“.</translation>
    </message>
    <message>
        <source>The control plane does not accept the client certificate of the connection. Choose another one, or ask its administrator.</source>
        <translation>Die Steuerungsebene akzeptiert das Client-Zertifikat der Verbindung nicht. Wählen Sie ein anderes, oder fragen Sie ihre Administratoren.</translation>
    </message>
    <message>
        <source>The client certificate of the connection cannot be read. Choose a PEM file or a PKCS#12 file (.p12, .pfx).</source>
        <translation>Das Client-Zertifikat der Verbindung kann nicht gelesen werden. Wählen Sie eine PEM-Datei oder eine PKCS#12-Datei (.p12, .pfx).</translation>
    </message>
    <message>
        <source>The passphrase does not open the client certificate of the connection. Enter it again.</source>
        <translation>Die Passphrase öffnet das Client-Zertifikat der Verbindung nicht. Geben Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>The client certificate is encrypted in an old way (RC2 or DES) that is no longer read. The passphrase may be right. Convert the file: openssl pkcs12 -legacy -in OLD -nodes -out PLAIN, then openssl pkcs12 -export -in PLAIN -out NEW. Delete PLAIN and choose NEW.</source>
        <translation>Das Client-Zertifikat ist auf eine alte Weise verschlüsselt (RC2 oder DES), die nicht mehr gelesen wird. Die Passphrase kann richtig sein. Wandeln Sie die Datei um: openssl pkcs12 -legacy -in ALT -nodes -out OFFEN, dann openssl pkcs12 -export -in OFFEN -out NEU. Löschen Sie OFFEN und wählen Sie NEU.</translation>
    </message>
    <message>
        <source>The client certificate of the connection has no private key that fits it. Choose the key file that belongs to it.</source>
        <translation>Zum Client-Zertifikat der Verbindung gibt es keinen passenden privaten Schlüssel. Wählen Sie die Schlüsseldatei, die dazu gehört.</translation>
    </message>
</context>
<context>
    <name>api::Query</name>
    <message>
        <source>The filter &quot;%1&quot; is incomplete. It needs a field, an operator and a value.</source>
        <translation>Der Filter „%1“ ist unvollständig. Er braucht ein Feld, einen Operator und einen Wert.</translation>
    </message>
    <message>
        <source>The control plane cannot filter this list by &quot;%1&quot;.</source>
        <translation>Die Steuerungsebene kann diese Liste nicht nach „%1“ filtern.</translation>
    </message>
    <message>
        <source>The control plane does not accept commas in a filter. Use the part before or after the comma.</source>
        <translation>Die Steuerungsebene akzeptiert kein Komma in einem Filter. Verwenden Sie den Teil davor oder danach.</translation>
    </message>
    <message>
        <source>This object has no ID, so it cannot be requested.</source>
        <translation>Dieses Objekt hat keine ID und kann daher nicht angefordert werden.</translation>
    </message>
    <message>
        <source>The control plane cannot sort this list by &quot;%1&quot;.</source>
        <translation>Die Steuerungsebene kann diese Liste nicht nach „%1“ sortieren.</translation>
    </message>
    <message>
        <source>Choose at least one metric and a time range that is not empty.</source>
        <translation>Wählen Sie mindestens eine Metrik und einen Zeitraum, der nicht leer ist.</translation>
    </message>
    <message>
        <source>A request can contain up to %1 samples.</source>
        <translation>Eine Anfrage kann bis zu %1 Messwerte umfassen.</translation>
    </message>
    <message>
        <source>The ID &quot;%1&quot; cannot be used in a request.</source>
        <translation>Die ID „%1“ kann in einer Anfrage nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose the version of Run:ai to install.</source>
        <translation>Wählen Sie die Version von Run:ai, die installiert werden soll.</translation>
    </message>
</context>
<context>
    <name>app::AllConnections</name>
    <message>
        <source>No connection could be opened</source>
        <translation>Keine Verbindung ließ sich öffnen</translation>
    </message>
    <message>
        <source>Opening the connections</source>
        <translation>Verbindungen werden geöffnet</translation>
    </message>
    <message>
        <source>Open each of them from the menu of connections, and sign in.</source>
        <translation>Öffnen Sie sie einzeln aus dem Menü der Verbindungen und melden Sie sich an.</translation>
    </message>
</context>
<context>
    <name>app::Changes</name>
    <message>
        <source>%1: %2</source>
        <comment>connection, what is done to its objects</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>Warten auf %1</translation>
    </message>
</context>
<context>
    <name>app::Connector</name>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden mit %1</translation>
    </message>
    <message>
        <source>Remove the connection %1? Its secret will also be deleted from the keychain. Nothing changes on the control plane.</source>
        <translation>Die Verbindung %1 entfernen? Ihr Geheimnis wird auch aus dem Schlüsselbund gelöscht. Auf der Steuerungsebene ändert sich nichts.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Stop connecting</source>
        <translation>Verbinden abbrechen</translation>
    </message>
</context>
<context>
    <name>app::Demo</name>
    <message>
        <source>The demo could not start on this computer: %1</source>
        <translation>Die Demo konnte auf diesem Rechner nicht starten: %1</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
</context>
<context>
    <name>app::Diagnostics</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
</context>
<context>
    <name>app::KeptAside</name>
    <message>
        <source>%1 could not be read. Defaults are used.</source>
        <translation>%1 konnte nicht gelesen werden. Es gelten die Standardwerte.</translation>
    </message>
    <message>
        <source>%1 could not be read. Defaults are used. The old file was renamed to %2.</source>
        <translation>%1 konnte nicht gelesen werden. Es gelten die Standardwerte. Die alte Datei wurde in %2 umbenannt.</translation>
    </message>
</context>
<context>
    <name>app::MainMenu</name>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Binnacle</source>
        <translation>Über Binnacle</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Explore demo data</source>
        <translation>Demodaten erkunden</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Switch between local time and UTC</source>
        <translation>Zwischen Ortszeit und UTC wechseln</translation>
    </message>
    <message>
        <source>Next area of the window</source>
        <translation>Nächster Bereich des Fensters</translation>
    </message>
    <message>
        <source>Previous area of the window</source>
        <translation>Vorheriger Bereich des Fensters</translation>
    </message>
    <message>
        <source>Binnacle %1</source>
        <translation>Binnacle %1</translation>
    </message>
    <message>
        <source>A desktop dashboard for clusters run by NVIDIA Run:ai. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Desktop-Anwendung für Cluster mit NVIDIA Run:ai. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Not affiliated with NVIDIA. Run:ai is its trademark.</source>
        <translation>Nicht mit NVIDIA verbunden. Run:ai ist deren Marke.</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
    <message>
        <source>Changes made here…</source>
        <translation>Hier gemachte Änderungen…</translation>
    </message>
    <message>
        <source>Open view…</source>
        <translation>Ansicht öffnen…</translation>
    </message>
    <message>
        <source>Manage connections…</source>
        <translation>Verbindungen verwalten…</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1 – %2 – Binnacle</source>
        <comment>page, connection</comment>
        <translation>%1 – %2 – Binnacle</translation>
    </message>
    <message numerus="yes">
        <source>%n export(s) in progress. Closing the window cancels this, and no file is saved.</source>
        <translation>
            <numerusform>%n Export läuft noch. Wenn Sie das Fenster schließen, wird er abgebrochen und keine Datei gespeichert.</numerusform>
            <numerusform>%n Exporte laufen noch. Wenn Sie das Fenster schließen, werden sie abgebrochen und keine Dateien gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue exporting</source>
        <translation>Weiter exportieren</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>%1 – Binnacle</source>
        <comment>page</comment>
        <translation>%1 – Binnacle</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 ist verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) have not been changed yet. Closing the window leaves them as they are.</source>
        <translation>
            <numerusform>%n Objekt ist noch nicht geändert. Wenn Sie das Fenster schließen, bleibt es, wie es ist.</numerusform>
            <numerusform>%n Objekte sind noch nicht geändert. Wenn Sie das Fenster schließen, bleiben sie, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>The first connection; the next ones with Ctrl+F2 to Ctrl+F9</source>
        <translation>Die erste Verbindung; die nächsten mit Strg+F2 bis Strg+F9</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection, how it answers</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
</context>
<context>
    <name>app::PlaceStore</name>
    <message>
        <source>The state of the last page</source>
        <translation>Der Stand der zuletzt geöffneten Seite</translation>
    </message>
</context>
<context>
    <name>app::Planes</name>
    <message>
        <source>not signed in</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>app::Settings</name>
    <message>
        <source>The settings file</source>
        <translation>Die Einstellungsdatei</translation>
    </message>
    <message>
        <source>Settings could not be written to %1. Changes last until you quit.</source>
        <translation>Die Einstellungen konnten nicht in %1 geschrieben werden. Änderungen gelten bis zum Beenden.</translation>
    </message>
</context>
<context>
    <name>app::Tour</name>
    <message>
        <source>The folder %1 could not be created. Choose another one.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>failed %1: could not be written to %2</source>
        <translation>fehlgeschlagen %1: konnte nicht nach %2 geschrieben werden</translation>
    </message>
    <message>
        <source>done   %1</source>
        <translation>fertig %1</translation>
    </message>
    <message>
        <source>failed %1: not on screen within %2 s, see %3</source>
        <translation>fehlgeschlagen %1: nach %2 s nicht zu sehen, siehe %3</translation>
    </message>
    <message>
        <source>failed %1: wrong content on screen, see %2</source>
        <translation>fehlgeschlagen %1: falscher Inhalt, siehe %2</translation>
    </message>
    <message>
        <source>failed %1: the demo data lacks what it shows</source>
        <translation>fehlgeschlagen %1: Den Demodaten fehlt, was es zeigt</translation>
    </message>
    <message>
        <source>absent %1: the recording has no data for it</source>
        <translation>fehlt %1: Die Aufzeichnung hat keine Daten dafür</translation>
    </message>
</context>
<context>
    <name>app::ViewFile</name>
    <message numerus="yes">
        <source>%n metric(s) that this version does not know were left out: %1.</source>
        <translation>
            <numerusform>%n Metrik, die diese Version nicht kennt, wurde weggelassen: %1.</numerusform>
            <numerusform>%n Metriken, die diese Version nicht kennt, wurden weggelassen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This view belongs to the demo data.</source>
        <translation>Diese Ansicht gehört zu den Demodaten.</translation>
    </message>
    <message>
        <source>This view belongs to recorded demo data, which the option --replay shows.</source>
        <translation>Diese Ansicht gehört zu aufgezeichneten Demodaten, die die Option --replay zeigt.</translation>
    </message>
    <message>
        <source>This view belongs to the control plane %1.</source>
        <translation>Diese Ansicht gehört zur Steuerungsebene %1.</translation>
    </message>
    <message>
        <source>%1 is not a saved view of Binnacle.</source>
        <translation>%1 ist keine gespeicherte Ansicht von Binnacle.</translation>
    </message>
    <message>
        <source>%1 was saved by a newer version of Binnacle. Update Binnacle to open it.</source>
        <translation>%1 wurde von einer neueren Version von Binnacle gespeichert. Aktualisieren Sie Binnacle, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not say which view to show.</source>
        <translation>%1 ist beschädigt: Es steht nicht darin, welche Ansicht zu zeigen ist.</translation>
    </message>
    <message>
        <source>Parts of %1 that this version of Binnacle does not know were left out.</source>
        <translation>Teile von %1, die diese Version von Binnacle nicht kennt, wurden weggelassen.</translation>
    </message>
</context>
<context>
    <name>app::ViewFiles</name>
    <message>
        <source>Saved views (*.%1)</source>
        <translation>Gespeicherte Ansichten (*.%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save view to file</source>
        <translation>Ansicht als Datei speichern</translation>
    </message>
    <message>
        <source>The view was saved as %1.</source>
        <translation>Die Ansicht wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Open view</source>
        <translation>Ansicht öffnen</translation>
    </message>
    <message>
        <source>%1 There is no saved connection to it.</source>
        <translation>%1 Es gibt keine gespeicherte Verbindung zu ihr.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Drop here to open the saved view</source>
        <translation>Hier ablegen, um die gespeicherte Ansicht zu öffnen</translation>
    </message>
</context>
<context>
    <name>app::ViewRail</name>
    <message>
        <source>%1 (modified)</source>
        <comment>saved view</comment>
        <translation>%1 (geändert)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>For all connections</source>
        <translation>Für alle Verbindungen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Save view to file…</source>
        <translation>Ansicht als Datei speichern…</translation>
    </message>
</context>
<context>
    <name>app::Workspace</name>
    <message numerus="yes">
        <source>%n object(s) added to the comparison.</source>
        <translation>
            <numerusform>%n Objekt zum Vergleich hinzugefügt.</numerusform>
            <numerusform>%n Objekte zum Vergleich hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Already in the comparison.</source>
        <translation>Schon im Vergleich.</translation>
    </message>
    <message>
        <source>%1 A comparison has at most %2 objects.</source>
        <translation>%1 Ein Vergleich hat höchstens %2 Objekte.</translation>
    </message>
    <message>
        <source>In the other window: %1</source>
        <translation>Im anderen Fenster: %1</translation>
    </message>
</context>
<context>
    <name>base::OutputFile</name>
    <message>
        <source>Standard output</source>
        <translation>Standardausgabe</translation>
    </message>
    <message>
        <source>No permission to write %1. Choose another folder, or ask for permission.</source>
        <translation>Keine Berechtigung, %1 zu schreiben. Wählen Sie einen anderen Ordner, oder bitten Sie um die Berechtigung.</translation>
    </message>
    <message>
        <source>%1 could not be created because its folder does not exist. Create the folder, or choose another one.</source>
        <translation>%1 konnte nicht angelegt werden, weil der Ordner nicht existiert. Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose the name of a file in it.</source>
        <translation>%1 ist ein Ordner. Wählen Sie den Namen einer Datei darin.</translation>
    </message>
    <message>
        <source>There is no space left for %1. Free some space and try again.</source>
        <translation>Für %1 ist kein Platz mehr. Schaffen Sie Platz, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Another export is writing %1. Wait for it, or choose another file.</source>
        <translation>Ein anderer Export schreibt %1. Warten Sie ab, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another folder and try again.</source>
        <translation>%1 konnte nicht geschrieben werden. Wählen Sie einen anderen Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 is no ordinary file. Choose another name.</source>
        <translation>%1 ist keine gewöhnliche Datei. Wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>base::Shown</name>
    <message>
        <source>… (cut, %1 characters in all)</source>
        <translation>… (gekürzt, insgesamt %1 Zeichen)</translation>
    </message>
</context>
<context>
    <name>base::SmallFile</name>
    <message>
        <source>There is no file %1.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that it is a file, and its permissions.</source>
        <translation>%1 ist nicht lesbar. Prüfen Sie, ob es eine Datei ist, und ihre Berechtigungen.</translation>
    </message>
    <message>
        <source>%1 could not be read to its end. Check the disk or the network drive that it is on.</source>
        <translation>%1 konnte nicht zu Ende gelesen werden. Prüfen Sie den Datenträger oder das Netzlaufwerk mit der Datei.</translation>
    </message>
    <message>
        <source>%1 is too large: it has more than 1 MB.</source>
        <translation>%1 ist zu groß: mehr als 1 MB.</translation>
    </message>
</context>
<context>
    <name>catalog::DetailGroups</name>
    <message>
        <source>%1 GPUs</source>
        <translation>%1 GPUs</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>%1, all OK</source>
        <translation>%1, alles in Ordnung</translation>
    </message>
    <message>
        <source>%1 of %2 not OK</source>
        <translation>%1 von %2 nicht in Ordnung</translation>
    </message>
</context>
<context>
    <name>catalog::Details</name>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>catalog::Faults</name>
    <message>
        <source>%1 (no id)</source>
        <translation>%1 (ohne ID)</translation>
    </message>
    <message>
        <source>Row without an id</source>
        <translation>Zeile ohne ID</translation>
    </message>
</context>
<context>
    <name>catalog::Fitting</name>
    <message>
        <source>This control plane is older than Run:ai %2 and cannot filter by “%1”. Remove this filter.</source>
        <extracomment>%1 is a column, %2 a version such as 2.21</extracomment>
        <translation>Diese Steuerungsebene ist älter als Run:ai %2 und kann nicht nach „%1“ filtern. Entfernen Sie diesen Filter.</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai %2 and cannot sort by “%1”. The rows are in the usual order.</source>
        <extracomment>%1 is a column, %2 a version such as 2.21</extracomment>
        <translation>Diese Steuerungsebene ist älter als Run:ai %2 und kann nicht nach „%1“ sortieren. Die Zeilen stehen in der üblichen Reihenfolge.</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai %1 and searches names only.</source>
        <translation>Diese Steuerungsebene ist älter als Run:ai %1 und sucht nur in Namen.</translation>
    </message>
    <message>
        <source>This control plane is older than Run:ai %1 and cannot search this list. Use a filter instead.</source>
        <translation>Diese Steuerungsebene ist älter als Run:ai %1 und kann diese Liste nicht durchsuchen. Verwenden Sie stattdessen einen Filter.</translation>
    </message>
    <message>
        <source>The control plane searches this list by name only.</source>
        <translation>Die Steuerungsebene durchsucht diese Liste nur nach Namen.</translation>
    </message>
</context>
<context>
    <name>catalog::Problem</name>
    <message>
        <source>This control plane does not have this list. It may be an older version of Run:ai.</source>
        <translation>Diese Steuerungsebene hat diese Liste nicht. Möglicherweise ist es eine ältere Version von Run:ai.</translation>
    </message>
</context>
<context>
    <name>catalog::Query</name>
    <message>
        <source>The filter on %1 has no value.</source>
        <translation>Der Filter auf %1 hat keinen Wert.</translation>
    </message>
    <message>
        <source>The control plane does not accept commas in a filter. Use the part before or after the comma with “contains”.</source>
        <translation>Die Steuerungsebene akzeptiert kein Komma in einem Filter. Verwenden Sie den Teil davor oder danach mit „enthält“.</translation>
    </message>
    <message>
        <source>“%1” is not a valid time. Use the form 2025-11-21 or 2025-11-21T14:13:07Z.</source>
        <translation>„%1“ ist keine gültige Zeit. Verwenden Sie die Form 2025-11-21 oder 2025-11-21T14:13:07Z.</translation>
    </message>
    <message>
        <source>“%1” is not a number. Enter a number for %2.</source>
        <translation>„%1“ ist keine Zahl. Geben Sie für %2 eine Zahl ein.</translation>
    </message>
    <message>
        <source>%1 can be compared with one value only.</source>
        <translation>%1 kann nur mit einem Wert verglichen werden.</translation>
    </message>
    <message>
        <source>“%1” is not a known value of %2. Filter by it alone.</source>
        <translation>„%1“ ist kein bekannter Wert von %2. Filtern Sie nur danach.</translation>
    </message>
    <message>
        <source>The control plane cannot filter by “%1”.</source>
        <translation>Die Steuerungsebene kann nicht nach „%1“ filtern.</translation>
    </message>
    <message>
        <source>%1 cannot be compared with “%2”.</source>
        <extracomment>%1 is a column, %2 an operator such as &quot;contains&quot;</extracomment>
        <translation>%1 kann nicht mit „%2“ verglichen werden.</translation>
    </message>
    <message>
        <source>The control plane cannot sort by “%1”.</source>
        <translation>Die Steuerungsebene kann nicht nach „%1“ sortieren.</translation>
    </message>
    <message>
        <source>The control plane accepts up to %1 conditions at once. Remove some filters, or choose fewer values.</source>
        <translation>Die Steuerungsebene nimmt höchstens %1 Bedingungen auf einmal an. Entfernen Sie Filter oder wählen Sie weniger Werte.</translation>
    </message>
    <message>
        <source>The control plane accepts up to %1 conditions at once, and needs one for each value that is not chosen. Choose a single value of %3, or all but %2.</source>
        <extracomment>%3 is a column</extracomment>
        <translation>Die Steuerungsebene nimmt höchstens %1 Bedingungen auf einmal an und braucht eine für jeden Wert, der nicht gewählt ist. Wählen Sie einen einzigen Wert von %3, oder alle bis auf %2.</translation>
    </message>
</context>
<context>
    <name>catalog::Reason</name>
    <message numerus="yes">
        <source>%1 of %2 required services not available</source>
        <translation>
            <numerusform>%1 von %2 erforderlichen Diensten nicht verfügbar</numerusform>
            <numerusform>%1 von %2 erforderlichen Diensten nicht verfügbar</numerusform>
        </translation>
    </message>
    <message>
        <source>The cluster has not connected to the control plane yet.</source>
        <translation>Der Cluster hat sich noch nicht mit der Steuerungsebene verbunden.</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Wartet seit %1</translation>
    </message>
    <message>
        <source>Failed %1 ago</source>
        <translation>Vor %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped %1 ago</source>
        <translation>Vor %1 angehalten</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <extracomment>a state and for how long it has lasted: &quot;Degraded for 12 min 03 s&quot;</extracomment>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>compare::Comparison</name>
    <message>
        <source>%1, GPU %2</source>
        <extracomment>a pod or node, and one of its GPUs: &quot;worker-0, GPU 3&quot;</extracomment>
        <translation>%1, GPU %2</translation>
    </message>
</context>
<context>
    <name>csv::ExportJob</name>
    <message>
        <source>There is no column &quot;%1&quot;.</source>
        <translation>Die Spalte „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 row(s) in %2.</source>
        <translation>
            <numerusform>%1 Zeile in %2 exportiert.</numerusform>
            <numerusform>%1 Zeilen in %2 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 row(s) to %2 in %3.</source>
        <translation>
            <numerusform>%1 Zeile in %3 nach %2 exportiert.</numerusform>
            <numerusform>%1 Zeilen in %3 nach %2 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) changed meanwhile.</source>
        <translation>
            <numerusform>%1 Zeile hat sich inzwischen geändert.</numerusform>
            <numerusform>%1 Zeilen haben sich inzwischen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was cancelled. No file was saved.</source>
        <translation>Der Export wurde abgebrochen. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 selected row(s) are no longer in the list.</source>
        <translation>
            <numerusform>%1 ausgewählte Zeile steht nicht mehr in der Liste.</numerusform>
            <numerusform>%1 ausgewählte Zeilen stehen nicht mehr in der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) are missing: the control plane counts them, but did not send them. Export again.</source>
        <translation>
            <numerusform>%1 Zeile fehlt: Die Steuerungsebene zählt sie, hat sie aber nicht gesendet. Exportieren Sie erneut.</numerusform>
            <numerusform>%1 Zeilen fehlen: Die Steuerungsebene zählt sie, hat sie aber nicht gesendet. Exportieren Sie erneut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 value(s) could not be read and were left empty (%2).</source>
        <translation>
            <numerusform>%1 Wert war nicht lesbar und blieb leer (%2).</numerusform>
            <numerusform>%1 Werte waren nicht lesbar und blieben leer (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no id.</source>
        <translation>
            <numerusform>%1 Zeile hat keine ID.</numerusform>
            <numerusform>%1 Zeilen haben keine ID.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) may be missing, or have changed while the list was read.</source>
        <translation>
            <numerusform>%1 Zeile fehlt vielleicht oder hat sich beim Lesen der Liste geändert.</numerusform>
            <numerusform>%1 Zeilen fehlen vielleicht oder haben sich beim Lesen der Liste geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The control plane counts only %1, but sent more.</source>
        <translation>Die Steuerungsebene zählt nur %1, hat aber mehr gesendet.</translation>
    </message>
    <message>
        <source>Whether that is all is not known: the control plane counts %1 rows, which cannot be.</source>
        <translation>Ob das alle sind, ist nicht bekannt: Die Steuerungsebene zählt %1 Zeilen, was nicht sein kann.</translation>
    </message>
</context>
<context>
    <name>csv::MetricsExportJob</name>
    <message>
        <source>This workload has no pod with the id %1.</source>
        <translation>Dieser Workload hat keinen Pod mit der ID %1.</translation>
    </message>
    <message>
        <source>The start of %1 is unknown. Choose a time range.</source>
        <translation>Der Beginn von %1 ist nicht bekannt. Wählen Sie einen Zeitraum.</translation>
    </message>
    <message>
        <source>The control plane does not answer for %1. Leave it out, or choose another.</source>
        <translation>Die Steuerungsebene antwortet nicht zu %1. Lassen Sie es weg oder wählen Sie etwas anderes.</translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 sample(s).</source>
        <translation>
            <numerusform>%1 Messwert exportiert.</numerusform>
            <numerusform>%1 Messwerte exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %1 sample(s) to %2.</source>
        <translation>
            <numerusform>%1 Messwert nach %2 exportiert.</numerusform>
            <numerusform>%1 Messwerte nach %2 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>No data for %1 in this range.</source>
        <translation>Keine Daten zu %1 in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>The control plane sent only part of the data for %1.</source>
        <translation>Die Steuerungsebene hat nur einen Teil der Daten zu %1 gesendet.</translation>
    </message>
    <message>
        <source>The curves are those of the oldest %1 of %2 pods.</source>
        <translation>Die Kurven sind die der ältesten %1 von %2 Pods.</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was saved.</source>
        <translation>Der Export wurde abgebrochen. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>Binnacle cannot export the metrics of this kind of object.</source>
        <translation>Binnacle kann die Metriken dieser Art von Objekten nicht exportieren.</translation>
    </message>
    <message>
        <source>There is no node with the ID %1.</source>
        <translation>Es gibt keinen Knoten mit der ID %1.</translation>
    </message>
    <message>
        <source>The range ends before it begins. --from must be earlier than --to.</source>
        <translation>Der Zeitraum endet, bevor er beginnt. --from muss vor --to liegen.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n sample(s) could be read, e.g. &quot;%1&quot;.</source>
        <translation>
            <numerusform>Der %n Messwert konnte nicht gelesen werden: „%1“.</numerusform>
            <numerusform>Keiner der %n Messwerte konnte gelesen werden, z. B. „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read, e.g. &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n Messwert konnte nicht gelesen werden: „%1“.</numerusform>
            <numerusform>%n Messwerte konnten nicht gelesen werden, z. B. „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) have a value that is impossible for the metric.</source>
        <translation>
            <numerusform>%n Messwert ist für die Metrik unmöglich.</numerusform>
            <numerusform>%n Messwerte sind für die Metrik unmöglich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series came that look the same. They are numbered in the order of the answer.</source>
        <translation>
            <numerusform>%n Kurve ist von anderen nicht zu unterscheiden. Sie ist in der Reihenfolge der Antwort nummeriert.</numerusform>
            <numerusform>%n Kurven sind nicht voneinander zu unterscheiden. Sie sind in der Reihenfolge der Antwort nummeriert.</numerusform>
        </translation>
    </message>
    <message>
        <source>A curve turned up that the header does not have: %1. Export to a file, or use --form long.</source>
        <translation>Es kam eine Kurve hinzu, die der Kopf nicht enthält: %1. Exportieren Sie in eine Datei, oder verwenden Sie --form long.</translation>
    </message>
    <message>
        <source>No part of the range was answered. Try again later.</source>
        <translation>Kein Teil des Zeitraums wurde beantwortet. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>%1 of %2 parts are saved. Run the same command again to continue.</source>
        <translation>%1 von %2 Teilen sind gespeichert. Führen Sie denselben Befehl erneut aus, um fortzufahren.</translation>
    </message>
    <message>
        <source>The export was interrupted.</source>
        <translation>Der Export wurde unterbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) are listed in %1.</source>
        <translation>
            <numerusform>%n Lücke steht in %1.</numerusform>
            <numerusform>%n Lücken stehen in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n gap(s).</source>
        <translation>
            <numerusform>Es gibt %n Lücke.</numerusform>
            <numerusform>Es gibt %n Lücken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were not answered. Export again.</source>
        <translation>
            <numerusform>%n davon wurde nicht beantwortet. Exportieren Sie erneut.</numerusform>
            <numerusform>%n davon wurden nicht beantwortet. Exportieren Sie erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was continued after %1 of %2 parts.</source>
        <translation>Der Export wurde nach %1 von %2 Teilen fortgesetzt.</translation>
    </message>
    <message>
        <source>It was started anew: the unfinished export beside it was another one, or too old.</source>
        <translation>Er wurde neu begonnen: Der unfertige Export daneben war ein anderer oder zu alt.</translation>
    </message>
</context>
<context>
    <name>fleet::Fleet</name>
    <message>
        <source>The control plane tells no ID of this node, without which its metrics cannot be requested.</source>
        <translation>Die Steuerungsebene nennt keine ID dieses Knotens; ohne sie können seine Metriken nicht angefordert werden.</translation>
    </message>
</context>
<context>
    <name>metrics::Loader</name>
    <message>
        <source>The control plane reports no ID for this object, so its metrics cannot be loaded.</source>
        <translation>Die Steuerungsebene meldet keine ID für dieses Objekt, daher können seine Metriken nicht geladen werden.</translation>
    </message>
</context>
<context>
    <name>metrics::RangeWords</name>
    <message>
        <source>last|past|previous</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;last 90 min&quot;</extracomment>
        <translation>letzte|letzten|letzter|letztes|letzt|vergangene|vergangenen</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;14:00 to now&quot;</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>to|until|till|through</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;14:00 to 15:30&quot;</extracomment>
        <translation>bis</translation>
    </message>
    <message>
        <source>since</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;since 9:00&quot;</extracomment>
        <translation>seit|ab</translation>
    </message>
    <message>
        <source>from|between</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;from 14:00 to 15:30&quot;</extracomment>
        <translation>von|vom|zwischen</translation>
    </message>
    <message>
        <source>the|at|on|in|of</source>
        <extracomment>Words that people type for a time range, separated by |, and that mean nothing: &quot;the last 2 h&quot;</extracomment>
        <translation>die|der|den|dem|das|um|am|im|in|zum</translation>
    </message>
    <message>
        <source>ago</source>
        <extracomment>Words that people type after a length of time, separated by |: &quot;3 h ago&quot;</extracomment>
        <translation>her</translation>
    </message>
    <message>
        <source>minus</source>
        <extracomment>Words that people type before a length of time, separated by |: &quot;minus 3 h&quot; is &quot;3 h ago&quot;</extracomment>
        <translation>vor|minus</translation>
    </message>
    <message>
        <source>for</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;14:00 for 2 h&quot;</extracomment>
        <translation>für</translation>
    </message>
    <message>
        <source>today</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;today&quot;</extracomment>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <extracomment>Words that people type for a time range, separated by |: &quot;yesterday 14:00&quot;</extracomment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>noon|midday</source>
        <extracomment>Words that people type for a time range, separated by |: 12:00</extracomment>
        <translation>mittag|mittags</translation>
    </message>
    <message>
        <source>midnight</source>
        <extracomment>Words that people type for a time range, separated by |: 0:00</extracomment>
        <translation>mitternacht</translation>
    </message>
    <message>
        <source>o&apos;clock|oclock</source>
        <extracomment>Words that people type after an hour, separated by |: &quot;9 o&apos;clock&quot;</extracomment>
        <translation>uhr</translation>
    </message>
    <message>
        <source>am</source>
        <extracomment>Words that people type after an hour, separated by |: &quot;9 am&quot;</extracomment>
        <translation>vormittags|morgens</translation>
    </message>
    <message>
        <source>pm</source>
        <extracomment>Words that people type after an hour, separated by |: &quot;9 pm&quot;</extracomment>
        <translation>nachmittags|abends</translation>
    </message>
    <message>
        <source>s|sec|secs|second|seconds</source>
        <extracomment>Words that people type after a number, separated by |</extracomment>
        <translation>s|sek|sekunde|sekunden</translation>
    </message>
    <message>
        <source>m|min|mins|minute|minutes</source>
        <extracomment>Words that people type after a number, separated by |</extracomment>
        <translation>m|min|minute|minuten</translation>
    </message>
    <message>
        <source>h|hr|hrs|hour|hours</source>
        <extracomment>Words that people type after a number, separated by |</extracomment>
        <translation>h|std|stunde|stunden</translation>
    </message>
    <message>
        <source>d|day|days</source>
        <extracomment>Words that people type after a number, separated by |</extracomment>
        <translation>d|t|tag|tage|tagen</translation>
    </message>
    <message>
        <source>w|wk|week|weeks</source>
        <extracomment>Words that people type after a number, separated by |</extracomment>
        <translation>w|wo|woche|wochen</translation>
    </message>
    <message>
        <source>The clocks skip %1 on that day: %2 is used.</source>
        <extracomment>two times of day</extracomment>
        <translation>Die Uhren überspringen an diesem Tag %1: Es gilt %2.</translation>
    </message>
    <message>
        <source>The clocks show %1 twice on that day: the second time is used.</source>
        <translation>Die Uhren zeigen an diesem Tag zweimal %1: Es gilt das zweite Mal.</translation>
    </message>
    <message>
        <source>The clocks show %1 twice on that day: the first time is used.</source>
        <translation>Die Uhren zeigen an diesem Tag zweimal %1: Es gilt das erste Mal.</translation>
    </message>
    <message>
        <source>Type a time range. Examples: %1</source>
        <translation>Geben Sie einen Zeitraum ein. Beispiele: %1</translation>
    </message>
    <message>
        <source>“%1” is not understood. Examples: %2</source>
        <extracomment>a word or a part of a text; examples of time ranges</extracomment>
        <translation>„%1“ ist nicht zu verstehen. Beispiele: %2</translation>
    </message>
    <message>
        <source>Something is missing at the end. Examples: %1</source>
        <translation>Am Ende fehlt etwas. Beispiele: %1</translation>
    </message>
    <message>
        <source>The range is longer than ten years.</source>
        <translation>Der Zeitraum ist länger als zehn Jahre.</translation>
    </message>
    <message>
        <source>The end is missing. Examples: %1</source>
        <translation>Das Ende fehlt. Beispiele: %1</translation>
    </message>
    <message>
        <source>%1 is a %2.</source>
        <extracomment>a date, a day of the week</extracomment>
        <translation>%1 ist ein %2.</translation>
    </message>
    <message>
        <source>There is no day %1 in that month.</source>
        <translation>In diesem Monat gibt es keinen %1. Tag.</translation>
    </message>
    <message>
        <source>There is no time %1.</source>
        <translation>Die Uhrzeit %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The range begins in the future. There are no samples yet.</source>
        <translation>Der Zeitraum beginnt in der Zukunft. Dort gibt es noch keine Messpunkte.</translation>
    </message>
    <message>
        <source>The range ends in the future. The latest end is now.</source>
        <translation>Der Zeitraum endet in der Zukunft. Spätestens endet er jetzt.</translation>
    </message>
    <message>
        <source>The range is empty: it ends when it begins.</source>
        <translation>Der Zeitraum ist leer: Er endet, wenn er beginnt.</translation>
    </message>
    <message>
        <source>The range ends before it begins. Change one of the times.</source>
        <translation>Der Zeitraum endet, bevor er beginnt. Ändern Sie eine der Zeiten.</translation>
    </message>
    <message>
        <source>The range is shorter than a minute. Samples are 15 s apart.</source>
        <translation>Der Zeitraum ist kürzer als eine Minute. Messpunkte liegen 15 s auseinander.</translation>
    </message>
    <message>
        <source>last 90 min, yesterday 14:00 to now, 20 Nov 14:00 to 16:00</source>
        <extracomment>what can be typed as a time range; in the words of the language</extracomment>
        <translation>letzte 90 min, gestern 14:00 bis jetzt, 20. Nov 14:00 bis 16:00</translation>
    </message>
    <message>
        <source>The range begins before 1970. Check the year.</source>
        <translation>Der Zeitraum beginnt vor 1970. Prüfen Sie das Jahr.</translation>
    </message>
</context>
<context>
    <name>metrics::Series</name>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>instance %1</source>
        <extracomment>a part of a GPU</extracomment>
        <translation>Instanz %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>the first of eight curves that look the same</extracomment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>overview::Waiting</name>
    <message>
        <source>No reason given</source>
        <translation>Kein Grund angegeben</translation>
    </message>
</context>
<context>
    <name>replica::CopySource</name>
    <message>
        <source>The list is too long to be sorted by “%1” here. Narrow the filter first.</source>
        <translation>Die Liste ist zu lang, um hier nach „%1“ sortiert zu werden. Schränken Sie zuerst den Filter ein.</translation>
    </message>
    <message>
        <source>The control plane cannot sort by this column: all rows are read first, and sorted here.</source>
        <translation>Die Steuerungsebene kann nach dieser Spalte nicht sortieren: Erst werden alle Zeilen gelesen und dann hier sortiert.</translation>
    </message>
    <message>
        <source>The rows are sorted and filtered as requested once all of them are here.</source>
        <translation>Die Zeilen werden wie gewünscht sortiert und gefiltert, sobald alle hier sind.</translation>
    </message>
    <message>
        <source>The control plane cannot sort and filter as requested. Load all rows for that.</source>
        <translation>Die Steuerungsebene kann nicht wie gewünscht sortieren und filtern. Laden Sie dafür alle Zeilen.</translation>
    </message>
    <message>
        <source>Lists of more than %1 rows are not loaded. Narrow the filter.</source>
        <translation>Listen mit mehr als %1 Zeilen werden nicht geladen. Schränken Sie den Filter ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) may be missing: the control plane counts them, but did not send them when the list was read. Read all rows again first.</source>
        <translation>
            <numerusform>%n Zeile fehlt womöglich: Die Steuerungsebene zählt sie, hat sie aber beim Lesen der Liste nicht gesendet. Lesen Sie zuerst alle Zeilen erneut.</numerusform>
            <numerusform>%n Zeilen fehlen womöglich: Die Steuerungsebene zählt sie, hat sie aber beim Lesen der Liste nicht gesendet. Lesen Sie zuerst alle Zeilen erneut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>replica::KeptSource</name>
    <message>
        <source>The rest of the rows could not be read from this computer.</source>
        <translation>Die übrigen Zeilen konnten nicht von diesem Computer gelesen werden.</translation>
    </message>
    <message>
        <source>The control plane has not answered yet. These rows were kept on this computer.</source>
        <translation>Die Steuerungsebene hat noch nicht geantwortet. Diese Zeilen wurden auf diesem Computer aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>replica::MergedSource</name>
    <message>
        <source>%1: %2</source>
        <extracomment>what is special about the rows of a control plane</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rows of %1 are missing or old.</source>
        <translation>Zeilen von %1 fehlen oder sind alt.</translation>
    </message>
    <message>
        <source>Rows of %1 are missing or old: %2</source>
        <extracomment>%1 is a control plane, %2 a sentence</extracomment>
        <translation>Zeilen von %1 fehlen oder sind alt: %2</translation>
    </message>
</context>
<context>
    <name>replica::Reading</name>
    <message>
        <source>The list is too long to be kept on this computer. Narrow the filter.</source>
        <translation>Die Liste ist zu lang, um auf diesem Computer gehalten zu werden. Schränken Sie den Filter ein.</translation>
    </message>
</context>
<context>
    <name>replica::Snapshots</name>
    <message>
        <source>The list %1 is too long to be kept on this computer for the next start.</source>
        <extracomment>%1 is a list, e.g. &quot;Pods&quot;</extracomment>
        <translation>Die Liste „%1“ ist zu lang, um auf diesem Computer für den nächsten Start aufbewahrt zu werden.</translation>
    </message>
    <message>
        <source>The lists kept on this computer were written by a newer version of Binnacle.</source>
        <translation>Die auf diesem Computer aufbewahrten Listen stammen von einer neueren Version von Binnacle.</translation>
    </message>
    <message>
        <source>The lists kept on this computer could not be read.</source>
        <translation>Die auf diesem Computer aufbewahrten Listen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>They are read from the control plane again.</source>
        <translation>Sie werden erneut von der Steuerungsebene gelesen.</translation>
    </message>
    <message>
        <source>They are read from the control plane again. The old file was renamed to %1.</source>
        <translation>Sie werden erneut von der Steuerungsebene gelesen. Die alte Datei wurde in %1 umbenannt.</translation>
    </message>
    <message>
        <source>There is no room left to keep lists on this computer. They are read at the next start.</source>
        <translation>Auf diesem Computer ist kein Platz mehr, um Listen aufzubewahren. Sie werden beim nächsten Start gelesen.</translation>
    </message>
    <message>
        <source>Lists cannot be kept on this computer: %1 cannot be read or written.</source>
        <translation>Listen können auf diesem Computer nicht aufbewahrt werden: %1 kann nicht gelesen oder beschrieben werden.</translation>
    </message>
</context>
<context>
    <name>replica::StoreSource</name>
    <message>
        <source>The list is too long to keep all of its columns here. Those that few people need are empty.</source>
        <translation>Die Liste ist zu lang, um alle ihre Spalten hier zu halten. Die selten gebrauchten sind leer.</translation>
    </message>
    <message>
        <source>The list is too long to be sorted or filtered by %1. Narrow the filter first.</source>
        <translation>Die Liste ist zu lang, um nach %1 sortiert oder gefiltert zu werden. Schränken Sie zuerst den Filter ein.</translation>
    </message>
</context>
<context>
    <name>session::ConnectionFile</name>
    <message>
        <source>%1 is not a file of exported connections.</source>
        <translation>%1 ist keine Datei mit exportierten Verbindungen.</translation>
    </message>
    <message>
        <source>%1 was exported by a newer version of Binnacle. Update Binnacle to import it.</source>
        <translation>%1 wurde von einer neueren Version von Binnacle exportiert. Aktualisieren Sie Binnacle, um sie zu importieren.</translation>
    </message>
    <message>
        <source>%1 is damaged: one of its connections has no name, or no valid address.</source>
        <translation>%1 ist beschädigt: Eine ihrer Verbindungen hat keinen Namen oder keine gültige Adresse.</translation>
    </message>
    <message>
        <source>Runs this command on your computer: %1</source>
        <translation>Führt diesen Befehl auf Ihrem Computer aus: %1</translation>
    </message>
    <message>
        <source>Not encrypted: others on the network can read the secret</source>
        <translation>Nicht verschlüsselt: Andere im Netzwerk können das Geheimnis lesen</translation>
    </message>
    <message>
        <source>Trusts a certificate that comes with the file</source>
        <translation>Vertraut einem Zertifikat, das mit der Datei kommt</translation>
    </message>
    <message>
        <source>Goes through the proxy %1</source>
        <translation>Geht über den Proxy %1</translation>
    </message>
    <message>
        <source>%1 has more than %2 connections.</source>
        <translation>%1 hat mehr als %2 Verbindungen.</translation>
    </message>
    <message>
        <source>Uses the file %1 of your computer</source>
        <translation>Benutzt die Datei %1 auf Ihrem Computer</translation>
    </message>
</context>
<context>
    <name>session::ConnectionTest</name>
    <message>
        <source>Reach %1</source>
        <translation>%1 erreichen</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Das Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Sign in with the token</source>
        <translation>Mit dem Token anmelden</translation>
    </message>
    <message>
        <source>Sign in as %1</source>
        <translation>Als %1 anmelden</translation>
    </message>
    <message>
        <source>List the clusters</source>
        <translation>Cluster abrufen</translation>
    </message>
    <message>
        <source>Check read permissions</source>
        <translation>Leserechte prüfen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>Dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate is trusted</source>
        <translation>Dem Zertifikat wird vertraut</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n verbunden</numerusform>
            <numerusform>%n verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No read permissions</source>
        <translation>Keine Leserechte</translation>
    </message>
    <message>
        <source>Can read %1</source>
        <translation>Leserechte für %1</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>Keine Leserechte für %1</translation>
    </message>
    <message>
        <source>No permission. Everything else works.</source>
        <translation>Keine Berechtigung. Alles andere funktioniert.</translation>
    </message>
    <message>
        <source>Reached %1</source>
        <translation>%1 erreicht</translation>
    </message>
    <message>
        <source>Could not reach %1</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Unexpected answer from %1</source>
        <translation>Unerwartete Antwort von %1</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Anmeldung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Signed in with the token</source>
        <translation>Mit dem Token angemeldet</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Als %1 angemeldet</translation>
    </message>
    <message>
        <source>No permission to read clusters</source>
        <translation>Keine Leserechte für Cluster</translation>
    </message>
    <message>
        <source>Could not list the clusters</source>
        <translation>Die Cluster konnten nicht abgerufen werden</translation>
    </message>
    <message>
        <source>No clusters yet</source>
        <translation>Noch keine Cluster</translation>
    </message>
    <message numerus="yes">
        <source>Found %n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster gefunden</numerusform>
            <numerusform>%n Cluster gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>token valid for %1</source>
        <translation>Token noch %1 gültig</translation>
    </message>
    <message>
        <source>token valid for %1, renewed automatically</source>
        <translation>Token noch %1 gültig, wird automatisch erneuert</translation>
    </message>
    <message>
        <source>This is not a Run:ai control plane. Check the address, including the port if it uses one.</source>
        <translation>Das ist keine Run:ai-Steuerungsebene. Prüfen Sie die Adresse und gegebenenfalls den Port.</translation>
    </message>
    <message>
        <source>The control plane rejected the token. It may have expired. Paste a new one.</source>
        <translation>Die Steuerungsebene hat das Token abgelehnt. Vielleicht ist es abgelaufen. Fügen Sie ein neues ein.</translation>
    </message>
    <message>
        <source>The control plane rejected the token it had issued. Ask its administrator to check the service account.</source>
        <translation>Die Steuerungsebene hat das von ihr ausgestellte Token abgelehnt. Lassen Sie das Dienstkonto vom Administrator prüfen.</translation>
    </message>
    <message>
        <source>No TLS here</source>
        <translation>Kein TLS unter dieser Adresse</translation>
    </message>
    <message>
        <source>The server answers without TLS. Try %1.</source>
        <translation>Der Server antwortet ohne TLS. Versuchen Sie es mit %1.</translation>
    </message>
    <message>
        <source>The server answers without TLS, so the secret would be sent unencrypted. Check the port.</source>
        <translation>Der Server antwortet ohne TLS, das Geheimnis würde also unverschlüsselt gesendet. Prüfen Sie den Port.</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>Sign in with the token of the command</source>
        <translation>Mit dem Token des Befehls anmelden</translation>
    </message>
    <message>
        <source>Sign in with the session of the runai command line</source>
        <translation>Mit der Sitzung des Befehls runai anmelden</translation>
    </message>
    <message>
        <source>A client certificate is needed</source>
        <translation>Ein Client-Zertifikat ist nötig</translation>
    </message>
    <message>
        <source>The client certificate is not accepted</source>
        <translation>Das Client-Zertifikat wird nicht akzeptiert</translation>
    </message>
    <message>
        <source>The client certificate cannot be used</source>
        <translation>Das Client-Zertifikat kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Signed in with the token of the command</source>
        <translation>Mit dem Token des Befehls angemeldet</translation>
    </message>
    <message>
        <source>Signed in with the session of the runai command line</source>
        <translation>Mit der Sitzung des Befehls runai angemeldet</translation>
    </message>
    <message>
        <source>The control plane rejected the token it had issued. Ask its administrator to check this user.</source>
        <translation>Die Steuerungsebene hat das von ihr ausgestellte Token abgelehnt. Lassen Sie diesen Benutzer vom Administrator prüfen.</translation>
    </message>
    <message>
        <source>The server refused the connection. It may ask for a client certificate. Add one to the connection, under &quot;Certificates and proxy&quot;.</source>
        <translation>Der Server hat die Verbindung abgelehnt. Vielleicht verlangt er ein Client-Zertifikat. Fügen Sie der Verbindung eines hinzu, unter „Zertifikate und Proxy“.</translation>
    </message>
    <message>
        <source>Read-only: Binnacle sends no changes</source>
        <translation>Schreibgeschützt: Binnacle sendet keine Änderungen</translation>
    </message>
    <message>
        <source>Changes can be allowed later, in the Connection menu.</source>
        <translation>Änderungen können später im Menü Verbindung erlaubt werden.</translation>
    </message>
    <message>
        <source>Changes are allowed by this connection</source>
        <translation>Diese Verbindung erlaubt Änderungen</translation>
    </message>
    <message>
        <source>The control plane does not tell in advance which of them this account may make: it accepts or refuses each.</source>
        <translation>Welche davon dieses Konto machen darf, sagt die Steuerungsebene nicht im Voraus: Sie nimmt jede an oder lehnt sie ab.</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>node pools</source>
        <translation>Node-Pools</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>departments</source>
        <translation>Abteilungen</translation>
    </message>
    <message>
        <source>workload types</source>
        <translation>Workload-Typen</translation>
    </message>
    <message>
        <source>The certificate of the control plane is self-signed. If its administrator has given you the certificate, add it as the CA file. Otherwise compare the fingerprint with the administrator&apos;s, then trust it.</source>
        <translation>Das Zertifikat der Steuerungsebene ist selbst signiert. Wenn Sie es vom Administrator haben, fügen Sie es als CA-Datei hinzu. Andernfalls vergleichen Sie den Fingerabdruck mit dem des Administrators, und vertrauen Sie ihm dann.</translation>
    </message>
    <message>
        <source>The certificate of the control plane is signed by an authority unknown to this computer. If you have the CA file, add it to the connection. Otherwise compare the fingerprint with the administrator&apos;s, then trust the certificate.</source>
        <translation>Das Zertifikat der Steuerungsebene stammt von einer Stelle, die dieser Rechner nicht kennt. Wenn Sie deren CA-Datei haben, fügen Sie sie der Verbindung hinzu. Andernfalls vergleichen Sie den Fingerabdruck mit dem des Administrators, und vertrauen Sie dann dem Zertifikat.</translation>
    </message>
</context>
<context>
    <name>session::HelperTokens</name>
    <message numerus="yes">
        <source>The command that prints the token did not end within %n second(s). Run it in a terminal to see what it waits for.</source>
        <translation>
            <numerusform>Der Befehl, der das Token ausgibt, endete nicht innerhalb von %n Sekunde. Führen Sie ihn in einem Terminal aus, um zu sehen, worauf er wartet.</numerusform>
            <numerusform>Der Befehl, der das Token ausgibt, endete nicht innerhalb von %n Sekunden. Führen Sie ihn in einem Terminal aus, um zu sehen, worauf er wartet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The control plane rejected the token that the command printed. Run the command in a terminal, and check that it signs in to this control plane. Then try again.</source>
        <translation>Die Steuerungsebene hat das Token abgelehnt, das der Befehl ausgegeben hat. Führen Sie den Befehl in einem Terminal aus, und prüfen Sie, ob er sich bei dieser Steuerungsebene anmeldet. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>There is no command that prints a token. Enter one.</source>
        <translation>Es gibt keinen Befehl, der ein Token ausgibt. Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>The command &quot;%1&quot; was not found. Check its spelling, or enter its full path.</source>
        <translation>Der Befehl „%1“ wurde nicht gefunden. Prüfen Sie die Schreibweise, oder geben Sie den vollständigen Pfad ein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a program, or may not be run. Check its permissions.</source>
        <translation>„%1“ ist kein Programm oder darf nicht ausgeführt werden. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The command printed far more than a token. It must print nothing else to standard output.</source>
        <translation>Der Befehl hat weit mehr als ein Token ausgegeben. Auf der Standardausgabe darf nichts anderes stehen.</translation>
    </message>
    <message>
        <source>The command that prints the token crashed. Run it in a terminal to see why.</source>
        <translation>Der Befehl, der das Token ausgibt, ist abgestürzt. Führen Sie ihn in einem Terminal aus, um den Grund zu sehen.</translation>
    </message>
    <message>
        <source>The command that prints the token failed with exit code %1. Run it in a terminal to see why.</source>
        <translation>Der Befehl, der das Token ausgibt, ist mit Code %1 fehlgeschlagen. Führen Sie ihn in einem Terminal aus, um den Grund zu sehen.</translation>
    </message>
    <message>
        <source>The command that prints the token failed with exit code %1 and said: %2</source>
        <translation>Der Befehl, der das Token ausgibt, ist mit Code %1 fehlgeschlagen und meldet: %2</translation>
    </message>
    <message>
        <source>The command printed no token. It must print the token, or JSON that contains it, and nothing else to standard output.</source>
        <translation>Der Befehl hat kein Token ausgegeben. Auf der Standardausgabe müssen das Token oder JSON mit dem Token stehen und sonst nichts.</translation>
    </message>
</context>
<context>
    <name>session::PasswordTokens</name>
    <message>
        <source>This control plane does not allow to sign in with a user name and password. Use a service account, a token, a command that prints one, or the session of the runai command line.</source>
        <translation>Diese Steuerungsebene erlaubt keine Anmeldung mit Benutzername und Passwort. Verwenden Sie ein Dienstkonto, ein Token, einen Befehl, der eines ausgibt, oder die Sitzung des Befehls runai.</translation>
    </message>
    <message>
        <source>The control plane rejected the user name or the password. Enter them again. Users of single sign-on need another way to sign in.</source>
        <translation>Die Steuerungsebene hat Benutzername oder Passwort abgelehnt. Geben Sie beides erneut ein. Wer sich sonst per Single Sign-on anmeldet, braucht eine andere Art der Anmeldung.</translation>
    </message>
</context>
<context>
    <name>session::RunaiTokens</name>
    <message>
        <source>The session of the runai command line has ended. Run &quot;runai login&quot;, then try again.</source>
        <translation>Die Sitzung des Befehls runai ist abgelaufen. Führen Sie „runai login“ aus, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The runai command line is not signed in on this computer. Run &quot;runai login&quot;, then try again.</source>
        <translation>Der Befehl runai ist auf diesem Computer nicht angemeldet. Führen Sie „runai login“ aus, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The runai command line is signed in to another control plane, %1. Sign it in to this one, then try again.</source>
        <translation>Der Befehl runai ist bei einer anderen Steuerungsebene angemeldet, %1. Melden Sie ihn bei dieser an, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The session of the runai command line cannot be read. Run &quot;runai login&quot;, then try again.</source>
        <translation>Die Sitzung des Befehls runai kann nicht gelesen werden. Führen Sie „runai login“ aus, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The configuration of the runai command line does not say which control plane it is signed in to. Run &quot;runai login&quot;, then try again.</source>
        <translation>Die Konfiguration des Befehls runai sagt nicht, an welcher Steuerungsebene er angemeldet ist. Führen Sie „runai login“ aus, und versuchen Sie es dann erneut.</translation>
    </message>
</context>
<context>
    <name>session::SavedConnections</name>
    <message>
        <source>Saved connections are not shown because their file cannot be read. Check its permissions.</source>
        <translation>Die gespeicherten Verbindungen fehlen, weil ihre Datei nicht lesbar ist. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The file with the saved connections was damaged and has been renamed to %1. Add your connections again.</source>
        <translation>Die Datei mit den gespeicherten Verbindungen war beschädigt und wurde in %1 umbenannt. Legen Sie die Verbindungen neu an.</translation>
    </message>
    <message>
        <source>The saved connections were written by a newer version of Binnacle. Their file has been renamed to %1. Add your connections again.</source>
        <translation>Die gespeicherten Verbindungen stammen von einer neueren Version von Binnacle. Ihre Datei wurde in %1 umbenannt. Legen Sie die Verbindungen neu an.</translation>
    </message>
    <message>
        <source>Connections could not be saved because their file is not writable. Changes last until you quit.</source>
        <translation>Die Verbindungen konnten nicht gespeichert werden, weil ihre Datei nicht beschreibbar ist. Änderungen gelten bis zum Beenden.</translation>
    </message>
    <message>
        <source>Nothing was changed, because another program is writing the saved connections. Try again in a moment. If that does not help, close other windows of Binnacle.</source>
        <translation>Nichts wurde geändert, weil ein anderes Programm gerade die gespeicherten Verbindungen schreibt. Versuchen Sie es gleich noch einmal. Hilft das nicht, schließen Sie andere Fenster von Binnacle.</translation>
    </message>
</context>
<context>
    <name>session::SecretStore</name>
    <message>
        <source>The keychain has no secret for this connection. Enter it again.</source>
        <translation>Im Schlüsselbund ist kein Geheimnis für diese Verbindung gespeichert. Geben Sie es erneut ein.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or enter the secret for this session only.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, oder geben Sie das Geheimnis nur für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keychain denied access to the secret. Allow access there, or enter the secret for this session only.</source>
        <translation>Der Schlüsselbund hat den Zugriff auf das Geheimnis verweigert. Erlauben Sie ihn dort, oder geben Sie das Geheimnis nur für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>This computer has no keychain, so the secret was not saved. Enter it for this session.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, daher wurde das Geheimnis nicht gespeichert. Geben Sie es für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keychain is not responding. It may be waiting for your password. Answer it, or enter the secret for this session only.</source>
        <translation>Der Schlüsselbund reagiert nicht. Vielleicht wartet er auf Ihr Passwort. Geben Sie es dort ein, oder geben Sie das Geheimnis nur für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, or keep the secret for this session only.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, oder behalten Sie das Geheimnis nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>The keychain refused to save the secret. Allow access there, or keep the secret for this session only.</source>
        <translation>Der Schlüsselbund hat das Geheimnis nicht gespeichert. Erlauben Sie den Zugriff dort, oder behalten Sie das Geheimnis nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>This computer has no keychain. The secret is kept for this session only.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Das Geheimnis wird nur für diese Sitzung behalten.</translation>
    </message>
    <message>
        <source>The keychain is not responding. It may be waiting for your password. Answer it, or keep the secret for this session only.</source>
        <translation>Der Schlüsselbund reagiert nicht. Vielleicht wartet er auf Ihr Passwort. Geben Sie es dort ein, oder behalten Sie das Geheimnis nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>The connection was removed, but its secret is still in the keychain, which is locked. Delete the secret there.</source>
        <translation>Die Verbindung wurde entfernt. Ihr Geheimnis liegt noch im gesperrten Schlüsselbund. Löschen Sie es dort.</translation>
    </message>
    <message>
        <source>The connection was removed, but the keychain did not delete its secret. Delete it there.</source>
        <translation>Die Verbindung wurde entfernt, aber der Schlüsselbund hat ihr Geheimnis nicht gelöscht. Löschen Sie es dort.</translation>
    </message>
    <message>
        <source>The connection was removed, but the keychain did not respond. The secret may still be in it.</source>
        <translation>Die Verbindung wurde entfernt, aber der Schlüsselbund hat nicht reagiert. Das Geheimnis liegt vielleicht noch dort.</translation>
    </message>
</context>
<context>
    <name>table::CopyText</name>
    <message>
        <source>%1 (allocated)</source>
        <translation>%1 (zugewiesen)</translation>
    </message>
    <message>
        <source>%1 (requested)</source>
        <translation>%1 (angefordert)</translation>
    </message>
    <message>
        <source>%1 (running)</source>
        <translation>%1 (laufend)</translation>
    </message>
    <message>
        <source>%1 (bytes)</source>
        <translation>%1 (Bytes)</translation>
    </message>
    <message>
        <source>%1 (s)</source>
        <comment>seconds</comment>
        <translation>%1 (s)</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>%1 (local time)</source>
        <translation>%1 (Ortszeit)</translation>
    </message>
    <message>
        <source>%1 (ready)</source>
        <translation>%1 (bereit)</translation>
    </message>
    <message>
        <source>%1 (all)</source>
        <translation>%1 (alle)</translation>
    </message>
    <message>
        <source>%1 (quota)</source>
        <translation>%1 (Kontingent)</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <translation>%1 (%)</translation>
    </message>
</context>
<context>
    <name>table::Format</name>
    <message>
        <source>%1 %2 %3</source>
        <extracomment>day, short month, year</extracomment>
        <translation>%1. %2 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>date, time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>day, short month</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 GPUs, %3 idle</source>
        <translation>
            <numerusform>%1 von %2 GPU, %3 untätig</numerusform>
            <numerusform>%1 von %2 GPUs, %3 untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 GPUs</source>
        <translation>
            <numerusform>%1 von %2 GPU</numerusform>
            <numerusform>%1 von %2 GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 to %3 pods</source>
        <translation>%1 von %2 bis %3 Pods</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 pods</source>
        <translation>
            <numerusform>%1 von %2 Pod</numerusform>
            <numerusform>%1 von %2 Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>as in &quot;5 of 6&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 GPUs, no quota</source>
        <translation>%1 GPUs, kein Kontingent</translation>
    </message>
    <message>
        <source>%1 GPUs, quota of %2</source>
        <translation>%1 GPUs, Kontingent %2</translation>
    </message>
    <message>
        <source>at quota</source>
        <translation>ausgeschöpft</translation>
    </message>
    <message>
        <source>%1 over</source>
        <extracomment>GPUs of a quota</extracomment>
        <translation>%1 darüber</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
</context>
<context>
    <name>table::GroupWords</name>
    <message numerus="yes">
        <source>%1 workload(s)</source>
        <translation>
            <numerusform>%1 Workload</numerusform>
            <numerusform>%1 Workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workload name(s)</source>
        <translation>
            <numerusform>%1 Workload-Name</numerusform>
            <numerusform>%1 Workload-Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 project(s)</source>
        <translation>
            <numerusform>%1 Projekt</numerusform>
            <numerusform>%1 Projekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 department(s)</source>
        <translation>
            <numerusform>%1 Abteilung</numerusform>
            <numerusform>%1 Abteilungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cluster(s)</source>
        <translation>
            <numerusform>%1 Cluster</numerusform>
            <numerusform>%1 Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node(s)</source>
        <translation>
            <numerusform>%1 Knoten</numerusform>
            <numerusform>%1 Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node pool(s)</source>
        <translation>
            <numerusform>%1 Node-Pool</numerusform>
            <numerusform>%1 Node-Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 user(s)</source>
        <translation>
            <numerusform>%1 Benutzer</numerusform>
            <numerusform>%1 Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 namespace(s)</source>
        <translation>
            <numerusform>%1 Namespace</numerusform>
            <numerusform>%1 Namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 type(s)</source>
        <translation>
            <numerusform>%1 Typ</numerusform>
            <numerusform>%1 Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU type(s)</source>
        <translation>
            <numerusform>%1 GPU-Typ</numerusform>
            <numerusform>%1 GPU-Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 value(s)</source>
        <translation>
            <numerusform>%1 Wert</numerusform>
            <numerusform>%1 Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Total of %1</source>
        <extracomment>%1: &quot;8 projects&quot;</extracomment>
        <translation>Gesamt: %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <extracomment>of times; %1 is an age
----------
of times</extracomment>
        <translation>älteste %1</translation>
    </message>
    <message>
        <source>sum %1</source>
        <extracomment>%1 is an amount</extracomment>
        <translation>Summe %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) without a value</source>
        <translation>
            <numerusform>%1 Zeile ohne Wert</numerusform>
            <numerusform>%1 Zeilen ohne Wert</numerusform>
        </translation>
    </message>
    <message>
        <source>group of level %1</source>
        <translation>Gruppe der Ebene %1</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>eingeklappt</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>table::ListReader</name>
    <message>
        <source>The control plane keeps sending the same rows. Retry with a different sort order.</source>
        <translation>Die Steuerungsebene sendet immer wieder dieselben Zeilen. Versuchen Sie es mit einer anderen Sortierung.</translation>
    </message>
</context>
<context>
    <name>table::WindowModel</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>views::Actions</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Export selected rows…</source>
        <translation>Ausgewählte Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>Open in new window</source>
        <translation>In neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy ID</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation>Alle Felder kopieren</translation>
    </message>
    <message>
        <source>Filter by this value</source>
        <translation>Nach diesem Wert filtern</translation>
    </message>
    <message>
        <source>Exclude this value</source>
        <translation>Diesen Wert ausschließen</translation>
    </message>
    <message>
        <source>New cluster…</source>
        <translation>Neuer Cluster…</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Wärmekarte</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Group by this column</source>
        <translation>Nach dieser Spalte gruppieren</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppierung aufheben</translation>
    </message>
</context>
<context>
    <name>views::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>views::Breadcrumb</name>
    <message>
        <source>Path to this page</source>
        <translation>Pfad zu dieser Seite</translation>
    </message>
    <message>
        <source>Show hidden steps</source>
        <translation>Ausgeblendete Schritte zeigen</translation>
    </message>
    <message>
        <source>Hidden steps</source>
        <translation>Ausgeblendete Schritte</translation>
    </message>
</context>
<context>
    <name>views::CertificatesDialog</name>
    <message>
        <source>Issued for</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>itself (self-signed)</source>
        <translation>sich selbst (selbst signiert)</translation>
    </message>
    <message>
        <source>Valid</source>
        <extracomment>of a certificate: from when until when</extracomment>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint</source>
        <translation>SHA-256-Fingerabdruck</translation>
    </message>
    <message>
        <source>Certificates of the control plane</source>
        <translation>Zertifikate der Steuerungsebene</translation>
    </message>
    <message>
        <source>Certificate of the control plane</source>
        <translation>Zertifikat der Steuerungsebene</translation>
    </message>
    <message>
        <source>Signed by, %1</source>
        <translation>Unterschrieben von, %1</translation>
    </message>
    <message>
        <source>It cannot be trusted by a click, because more is wrong with it than who has signed it.</source>
        <translation>Ihm kann nicht mit einem Klick vertraut werden, denn daran ist mehr falsch, als wer es unterschrieben hat.</translation>
    </message>
    <message>
        <source>Compare the fingerprint of the last certificate with the one that the administrator of the control plane tells you, not by this connection. Whoever owns it can sign certificates for any control plane at this address.</source>
        <translation>Vergleichen Sie den Fingerabdruck des letzten Zertifikats mit dem, den Ihnen die Administratoren der Steuerungsebene nennen, nicht über diese Verbindung. Wem es gehört, kann Zertifikate für jede Steuerungsebene unter dieser Adresse unterschreiben.</translation>
    </message>
    <message>
        <source>Compare the fingerprint of the first certificate with the one that the administrator of the control plane tells you, not by this connection.</source>
        <translation>Vergleichen Sie den Fingerabdruck des ersten Zertifikats mit dem, den Ihnen die Administratoren der Steuerungsebene nennen, nicht über diese Verbindung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Trust this CA for this connection</source>
        <translation>Dieser CA für diese Verbindung vertrauen</translation>
    </message>
    <message>
        <source>Trust this certificate for this connection</source>
        <translation>Diesem Zertifikat für diese Verbindung vertrauen</translation>
    </message>
    <message>
        <source>%1 to %2 (UTC)</source>
        <translation>%1 bis %2 (UTC)</translation>
    </message>
</context>
<context>
    <name>views::ChartCard</name>
    <message>
        <source>Copy a picture of this chart</source>
        <translation>Ein Bild dieses Diagramms kopieren</translation>
    </message>
    <message>
        <source>More actions for this chart</source>
        <translation>Weitere Aktionen für dieses Diagramm</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Partial, %1 of %2 pods answered</source>
        <translation>Unvollständig, %1 von %2 Pods haben geantwortet</translation>
    </message>
    <message>
        <source>Partial, %1 of %2 GPUs answered</source>
        <translation>Unvollständig, %1 von %2 GPUs haben geantwortet</translation>
    </message>
    <message>
        <source>Refining, %1 of %2 requests</source>
        <translation>Wird verfeinert, %1 von %2 Anfragen</translation>
    </message>
    <message>
        <source>%1: not offered</source>
        <translation>%1: nicht verfügbar</translation>
    </message>
    <message>
        <source>This control plane does not offer this metric.</source>
        <translation>Diese Steuerungsebene bietet diese Metrik nicht an.</translation>
    </message>
    <message>
        <source>%1: no new answer</source>
        <translation>%1: keine neue Antwort</translation>
    </message>
    <message>
        <source>Read as ratio</source>
        <translation>Als Anteil gelesen</translation>
    </message>
    <message>
        <source>Read as percent</source>
        <translation>Als Prozent gelesen</translation>
    </message>
    <message>
        <source>Server values from 0 to 1 are shown as 0 to 100 %. Click if they are percentages.</source>
        <translation>Werte des Servers von 0 bis 1 werden als 0 bis 100 % gezeigt. Klicken, wenn es Prozentwerte sind.</translation>
    </message>
    <message>
        <source>Server values are shown as percentages. Click if 1 means 100 %.</source>
        <translation>Werte des Servers werden als Prozentwerte gezeigt. Klicken, wenn 1 für 100 % steht.</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy figures as text</source>
        <translation>Zahlen als Text kopieren</translation>
    </message>
    <message>
        <source>Read %1 as percent</source>
        <translation>%1 als Prozent lesen</translation>
    </message>
    <message>
        <source>Read %1 as ratio</source>
        <translation>%1 als Anteil lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) out of range left out</source>
        <translation>
            <numerusform>%n unmöglicher Messwert ausgelassen</numerusform>
            <numerusform>%n unmögliche Messwerte ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>These values are impossible for this metric. Exported files contain them.</source>
        <translation>Diese Werte sind für diese Metrik unmöglich. Exportierte Dateien enthalten sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) unreadable</source>
        <translation>
            <numerusform>%n Messwert nicht lesbar</numerusform>
            <numerusform>%n Messwerte nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>The first one contains &quot;%1&quot;.</source>
        <translation>Der erste enthält „%1“.</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>The control plane stores samples of this metric at this interval.</source>
        <translation>Die Steuerungsebene speichert Messwerte dieser Metrik in diesem Abstand.</translation>
    </message>
    <message>
        <source>The control plane left a part out of its answer. Refresh to try again.</source>
        <translation>Die Steuerungsebene hat einen Teil der Antwort weggelassen. Aktualisieren Sie, um es erneut zu versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n series look the same</source>
        <translation>
            <numerusform>%n Kurve sieht gleich aus</numerusform>
            <numerusform>%n Kurven sehen gleich aus</numerusform>
        </translation>
    </message>
    <message>
        <source>The control plane sent them with equal labels. They are numbered in the order of its answer.</source>
        <translation>Die Steuerungsebene hat sie mit gleichen Labels gesendet. Sie sind in der Reihenfolge ihrer Antwort nummeriert.</translation>
    </message>
    <message>
        <source>%1, %2 in total</source>
        <translation>%1, zusammen %2</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>Logarithmische Achse</translation>
    </message>
    <message>
        <source>Fixed range…</source>
        <translation>Fester Bereich…</translation>
    </message>
    <message>
        <source>Automatic range</source>
        <translation>Automatischer Bereich</translation>
    </message>
    <message>
        <source>%1: median, lowest to highest</source>
        <extracomment>above a list of values; %1 is a metric</extracomment>
        <translation>%1: Median, kleinster bis größter Wert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>the lowest and the highest of some values</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>less than 1 %</source>
        <translation>weniger als 1 %</translation>
    </message>
    <message>
        <source>more than 99 %</source>
        <translation>mehr als 99 %</translation>
    </message>
    <message>
        <source>%1, a GPU is outside at %2 of the times</source>
        <extracomment>%2 is a share, e.g. &quot;3 %&quot;</extracomment>
        <translation>%1, zu %2 der Zeitpunkte liegt eine GPU außerhalb</translation>
    </message>
    <message>
        <source>%1, %2 of the samples are outside</source>
        <translation>%1, %2 der Messwerte liegen außerhalb</translation>
    </message>
    <message>
        <source>Values that are stacked need a linear axis.</source>
        <translation>Gestapelte Werte brauchen eine lineare Achse.</translation>
    </message>
    <message>
        <source>Some values are below 0.</source>
        <translation>Manche Werte liegen unter 0.</translation>
    </message>
    <message>
        <source>No value is above 0.</source>
        <translation>Kein Wert liegt über 0.</translation>
    </message>
    <message>
        <source>Fixed range %1 to %2</source>
        <translation>Fester Bereich %1 bis %2</translation>
    </message>
    <message>
        <source>What lies beyond the range is not drawn. “Automatic range” in the menu of the chart brings it back.</source>
        <translation>Was außerhalb des Bereichs liegt, wird nicht gezeichnet. „Automatischer Bereich“ im Menü des Diagramms bringt es zurück.</translation>
    </message>
    <message>
        <source>Logarithmic, %1</source>
        <translation>Logarithmisch, %1</translation>
    </message>
    <message>
        <source>Logarithmic, zeros at the bottom edge</source>
        <translation>Logarithmisch, Nullen am unteren Rand</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Equal distances are equal ratios. Zero has no place on such an axis: it is drawn at the bottom edge.</source>
        <translation>Gleiche Abstände sind gleiche Verhältnisse. Null hat auf einer solchen Achse keinen Platz: Sie wird am unteren Rand gezeichnet.</translation>
    </message>
    <message>
        <source>Linear axis</source>
        <translation>Lineare Achse</translation>
    </message>
    <message>
        <source>A logarithmic axis is not possible: %1</source>
        <translation>Eine logarithmische Achse ist nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>views::ChartStack</name>
    <message>
        <source>All curves are hidden. Choose one in the table of series to show it.</source>
        <translation>Alle Kurven sind ausgeblendet. Wählen Sie eine in der Tabelle der Kurven, um sie zu zeigen.</translation>
    </message>
    <message>
        <source>Waiting for data</source>
        <translation>Warten auf Daten</translation>
    </message>
    <message>
        <source>%1 Refresh to try again.</source>
        <translation>%1 Aktualisieren, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>The answer could not be read. Refresh to try again.</source>
        <translation>Die Antwort konnte nicht gelesen werden. Aktualisieren, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>This control plane does not offer this metric. Choose another one.</source>
        <translation>Diese Steuerungsebene bietet diese Metrik nicht an. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>No samples in this time range. Choose a longer one.</source>
        <translation>Keine Messpunkte in diesem Zeitraum. Wählen Sie einen längeren.</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Kurve</numerusform>
            <numerusform>%n Kurven</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: minimum %2, mean %3, maximum %4, last %5</source>
        <translation>%1: Minimum %2, Mittel %3, Maximum %4, zuletzt %5</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) without data</source>
        <translation>
            <numerusform>%n Lücke ohne Daten</numerusform>
            <numerusform>%n Lücken ohne Daten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>No data, %1</source>
        <translation>Keine Daten, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read. The first one contains &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n Messwert konnte nicht gelesen werden. Er enthält „%1“.</numerusform>
            <numerusform>%n Messwerte konnten nicht gelesen werden. Der erste enthält „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) out of range left out.</source>
        <translation>
            <numerusform>%n unmöglicher Messwert wurde ausgelassen.</numerusform>
            <numerusform>%n unmögliche Messwerte wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete, %1 of %2 answered</source>
        <translation>unvollständig, %1 von %2 beantwortet</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>The control plane left this metric out of its answer. Refresh to try again.</source>
        <translation>Die Steuerungsebene hat diese Metrik in ihrer Antwort weggelassen. Aktualisieren Sie, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>keys</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Previous or next sample</source>
        <translation>Voriger oder nächster Messwert</translation>
    </message>
    <message>
        <source>Ten samples back or on</source>
        <translation>Zehn Messwerte zurück oder vor</translation>
    </message>
    <message>
        <source>Earlier or later</source>
        <translation>Früher oder später</translation>
    </message>
    <message>
        <source>Earlier or later by half a range</source>
        <translation>Früher oder später um einen halben Zeitraum</translation>
    </message>
    <message>
        <source>Zoom in or out</source>
        <translation>Vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Zoom in or out about the pointer</source>
        <translation>Um den Zeiger vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+mouse wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Earlier or later with the mouse</source>
        <translation>Früher oder später mit der Maus</translation>
    </message>
    <message>
        <source>Shift+mouse wheel</source>
        <translation>Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Zoom into a range</source>
        <translation>In einen Zeitraum hineinzoomen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Undo the last zoom</source>
        <translation>Letzten Zoom zurücknehmen</translation>
    </message>
    <message>
        <source>Undo all zooms</source>
        <translation>Alle Zooms zurücknehmen</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Band: lowest to highest GPU of each object, line: median</source>
        <translation>Band: niedrigste bis höchste GPU jedes Objekts, Linie: Median</translation>
    </message>
    <message>
        <source>%1: %2 GPUs, lowest %3, median %4, highest %5</source>
        <translation>%1: %2 GPUs, niedrigster Wert %3, Median %4, höchster Wert %5</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück bis jetzt</translation>
    </message>
    <message>
        <source>Mark a range</source>
        <translation>Zeitraum markieren</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>%1 to %2 after the start</source>
        <extracomment>two times since the start</extracomment>
        <translation>%1 bis %2 nach dem Start</translation>
    </message>
    <message>
        <source>Each object from 0 to 100 % of its run</source>
        <translation>Jedes Objekt von 0 bis 100 % seiner Laufzeit</translation>
    </message>
    <message>
        <source>%1 to %2 of each run</source>
        <extracomment>two percentages</extracomment>
        <translation>%1 bis %2 jeder Laufzeit</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <extracomment>two times and the name of a time zone</extracomment>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>Zoomed to %1. Press Esc or double-click to go back.</source>
        <translation>Vergrößert auf %1. Zurück mit Esc oder Doppelklick.</translation>
    </message>
    <message>
        <source>marked from %1 to %2</source>
        <extracomment>a marked range, its note and two times</extracomment>
        <translation>markiert von %1 bis %2</translation>
    </message>
    <message>
        <source>marked “%1” from %2 to %3</source>
        <translation>markiert „%1“ von %2 bis %3</translation>
    </message>
</context>
<context>
    <name>views::ClusterDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>An entry is made on the control plane. Nothing is installed yet.</source>
        <translation>Auf der Steuerungsebene entsteht ein Eintrag. Es wird noch nichts installiert.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New cluster</source>
        <translation>Neuer Cluster</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Of Run:ai. May be left empty, and chosen with the instructions.</source>
        <translation>Von Run:ai. Kann leer bleiben und bei der Anleitung gewählt werden.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Optional: where its workloads get their addresses</source>
        <translation>Optional: wo seine Workloads ihre Adressen bekommen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The cluster was not created.</source>
        <translation>Der Cluster wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>It was sent once and is not sent again. No cluster has this name yet.</source>
        <translation>Gesendet wurde einmal und wird nicht noch einmal. Noch hat kein Cluster diesen Namen.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Install %1</source>
        <translation>%1 installieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The secret is forgotten when this is closed.</source>
        <translation>Beim Schließen wird das Geheimnis vergessen.</translation>
    </message>
    <message>
        <source>When this is closed, the secret is forgotten, and the wait goes on as a job.</source>
        <translation>Beim Schließen wird das Geheimnis vergessen, und das Warten läuft als Vorgang weiter.</translation>
    </message>
    <message>
        <source>Installation instructions…</source>
        <translation>Installationsanleitung…</translation>
    </message>
</context>
<context>
    <name>views::CompareHints</name>
    <message>
        <source>What is checked</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the name of an object, and what was found: &quot;llama3-sft: GPU 3 at 64 % utilization, since 14:13&quot;
----------
names of objects, and why they could not be checked: &quot;bert-3, llama-1: It has ended.&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Zoom to the time of this hint</source>
        <translation>Auf die Zeit dieses Hinweises zoomen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>The metrics of %1 alone</source>
        <translation>Nur die Metriken von %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Do not tell this of %1 again, until the program ends</source>
        <translation>Von %1 nicht noch einmal melden, bis das Programm endet</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>from %n check(s)</source>
        <translation>
            <numerusform>aus %n Prüfung</numerusform>
            <numerusform>aus %n Prüfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in this range, %2</source>
        <translation>%1 in diesem Zeitraum, %2</translation>
    </message>
    <message>
        <source>none in this range, %1</source>
        <translation>keine in diesem Zeitraum, %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>hints</comment>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The first ones</source>
        <translation>Die ersten</translation>
    </message>
    <message>
        <source>Add neighbour</source>
        <translation>Nachbarn hinzufügen</translation>
    </message>
    <message>
        <source>Add %1 to the comparison</source>
        <translation>%1 zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Add %1 and the CPU cores in use to the comparison</source>
        <translation>%1 und die genutzten CPU-Kerne zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>views::ComparePage</name>
    <message>
        <source>Add objects</source>
        <translation>Objekte hinzufügen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Since start</source>
        <translation>Seit Start</translation>
    </message>
    <message>
        <source>Share of run</source>
        <translation>Anteil der Laufzeit</translation>
    </message>
    <message>
        <source>All curves by the time of day</source>
        <translation>Alle Kurven nach der Uhrzeit</translation>
    </message>
    <message>
        <source>All curves begin at 0, when the object first ran</source>
        <translation>Alle Kurven beginnen bei 0, als das Objekt zuerst lief</translation>
    </message>
    <message>
        <source>All curves from 0 to 100 % of their object&apos;s run</source>
        <translation>Alle Kurven von 0 bis 100 % der Laufzeit ihres Objekts</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The range before</source>
        <translation>Zeitraum davor</translation>
    </message>
    <message>
        <source>7 days before</source>
        <translation>7 Tage davor</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>comparison</source>
        <extracomment>the beginning of a file name</extracomment>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>paused while zoomed</source>
        <translation>angehalten, solange vergrößert</translation>
    </message>
    <message>
        <source>Only by the clock</source>
        <translation>Nur nach der Uhrzeit</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Davor:</translation>
    </message>
    <message>
        <source>Choose what to compare</source>
        <translation>Wählen Sie, was Sie vergleichen möchten</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%1 von %2 Anfragen</translation>
    </message>
    <message>
        <source>a sample every %1</source>
        <translation>Messwerte alle %1</translation>
    </message>
    <message>
        <source>Has none of these metrics</source>
        <translation>Hat keine dieser Metriken</translation>
    </message>
    <message>
        <source>Has not started yet, or its start is unknown</source>
        <translation>Noch nicht gestartet, oder der Start ist unbekannt</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Anderer…</translation>
    </message>
    <message>
        <source>Save view to file…</source>
        <translation>Ansicht als Datei speichern…</translation>
    </message>
    <message>
        <source>Save the comparison as a file that others can open</source>
        <translation>Den Vergleich als Datei speichern, die andere öffnen können</translation>
    </message>
    <message>
        <source>Next meaning of time</source>
        <translation>Nächste Bedeutung der Zeit</translation>
    </message>
    <message>
        <source>Lines, bands or heat</source>
        <translation>Linien, Bänder oder Farben</translation>
    </message>
    <message>
        <source>Highlight the first to ninth object</source>
        <translation>Das erste bis neunte Objekt hervorheben</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <comment>keys</comment>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Hide or show it</source>
        <translation>Es aus- oder einblenden</translation>
    </message>
    <message>
        <source>Shift+1 to 9</source>
        <comment>keys</comment>
        <translation>Umschalt+1 bis 9</translation>
    </message>
    <message numerus="yes">
        <source>Drop here to compare %n object(s)</source>
        <translation>
            <numerusform>Hier ablegen, um %n Objekt zu vergleichen</numerusform>
            <numerusform>Hier ablegen, um %n Objekte zu vergleichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark the visible range</source>
        <translation>Sichtbaren Zeitraum markieren</translation>
    </message>
    <message>
        <source>From %1</source>
        <extracomment>the begin of another range to compare with</extracomment>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>From %1:</source>
        <translation>Ab %1:</translation>
    </message>
    <message>
        <source>Add objects by name, choose “Add to comparison” for the selected rows of any list, or drag rows here.</source>
        <translation>Fügen Sie Objekte nach Namen hinzu, wählen Sie „Zum Vergleich hinzufügen“ für die ausgewählten Zeilen einer Liste, oder ziehen Sie Zeilen hierher.</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s) of %1 of %2 pods</source>
        <extracomment>the GPUs that were measured; %1 of %2 pods have them</extracomment>
        <translation>
            <numerusform>%n GPU aus %1 von %2 Pods</numerusform>
            <numerusform>%n GPUs aus %1 von %2 Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>No samples of this GPU</source>
        <translation>Keine Messwerte dieser GPU</translation>
    </message>
    <message>
        <source>Not every stored sample is shown.</source>
        <translation>Es werden nicht alle gespeicherten Messwerte gezeigt.</translation>
    </message>
    <message>
        <source>All samples of these curves would take too many requests or too much memory. Choose a shorter range, or fewer objects or metrics.</source>
        <translation>Alle Messwerte dieser Kurven bräuchten zu viele Anfragen oder zu viel Speicher. Wählen Sie einen kürzeren Zeitraum oder weniger Objekte oder Metriken.</translation>
    </message>
    <message>
        <source>By this time, the objects need different numbers of samples. All are shown by the clock.</source>
        <translation>Bei dieser Zeitachse brauchen die Objekte verschieden viele Messwerte. Alle werden nach der Uhrzeit gezeigt.</translation>
    </message>
    <message>
        <source>The last 6 h are not shown.</source>
        <translation>Die letzten 6 h sind nicht zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) removed</source>
        <translation>
            <numerusform>%n Objekt entfernt</numerusform>
            <numerusform>%n Objekte entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <comment>removed with the objects</comment>
        <translation>
            <numerusform>%n Markierung</numerusform>
            <numerusform>%n Markierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>objects and marks that were removed</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1, and %2.</source>
        <translation>%1, dazu %2.</translation>
    </message>
    <message>
        <source>the range before</source>
        <translation>der Zeitraum davor</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1: no samples</source>
        <comment>a range</comment>
        <translation>%1: keine Messwerte</translation>
    </message>
</context>
<context>
    <name>views::ConfirmDialog</name>
    <message>
        <source>Reading the chosen objects…</source>
        <translation>Die gewählten Objekte werden gelesen…</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Chosen objects</source>
        <translation>Gewählte Objekte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>ausgelassen: %1</translation>
    </message>
    <message>
        <source>None of the chosen objects allows it.</source>
        <translation>Bei keinem der gewählten Objekte ist das möglich.</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
    <message>
        <source>The connection %1 is read-only.</source>
        <translation>Die Verbindung %1 ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>%1 does not allow it: %2.</source>
        <translation>Bei %1 ist das nicht möglich: %2.</translation>
    </message>
    <message>
        <source>If you allow changes, Binnacle can change this control plane as far as your account may: suspend, resume and delete workloads, add, rename and delete clusters, and change workload types. It asks before what cannot be undone, and keeps a journal. You can forbid changes again in the connection menu.</source>
        <translation>Wenn Sie Änderungen erlauben, kann Binnacle diese Steuerungsebene ändern, soweit Ihr Konto es darf: Workloads anhalten, fortsetzen und löschen, Cluster anlegen, umbenennen und löschen und Workload-Typen ändern. Es fragt, bevor etwas nicht rückgängig gemacht werden kann, und führt ein Journal. Im Verbindungsmenü können Sie Änderungen wieder verbieten.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>views::ConnectDialog</name>
    <message>
        <source>Connect to a control plane</source>
        <translation>Mit einer Steuerungsebene verbinden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Speichern und verbinden</translation>
    </message>
    <message>
        <source>Saved in the system keychain, never in a file.</source>
        <translation>Wird im Schlüsselbund des Systems gespeichert, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Saved in the system keychain. It is locked and will ask for its password.</source>
        <translation>Wird im Schlüsselbund des Systems gespeichert. Er ist gesperrt und wird nach seinem Passwort fragen.</translation>
    </message>
    <message>
        <source>Kept for this session only unless the keychain responds.</source>
        <translation>Wird nur für diese Sitzung behalten, falls der Schlüsselbund nicht reagiert.</translation>
    </message>
    <message>
        <source>Kept for this session only, because this computer has no keychain. Never saved in a file.</source>
        <translation>Wird nur für diese Sitzung behalten, weil dieser Computer keinen Schlüsselbund hat. Wird nie in einer Datei gespeichert.</translation>
    </message>
    <message>
        <source>Waiting for the keychain. Answer its prompt, or keep the secret for this session only.</source>
        <translation>Warten auf den Schlüsselbund. Beantworten Sie seine Abfrage, oder behalten Sie das Geheimnis nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>Waiting for the keychain. Answer its prompt, or enter the secret for this session only.</source>
        <translation>Warten auf den Schlüsselbund. Beantworten Sie seine Abfrage, oder geben Sie das Geheimnis nur für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>Keep for this session</source>
        <translation>Für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>No TLS here. Try %1.</source>
        <translation>Kein TLS unter dieser Adresse. Versuchen Sie es mit %1.</translation>
    </message>
    <message>
        <source>Use http://</source>
        <translation>http:// verwenden</translation>
    </message>
</context>
<context>
    <name>views::ConnectForm</name>
    <message>
        <source>Enter the address, e.g. runai.acme.example.</source>
        <translation>Geben Sie die Adresse ein, z. B. runai.acme.example.</translation>
    </message>
    <message>
        <source>This is not a valid address. Use the form https://runai.acme.example.</source>
        <translation>Das ist keine gültige Adresse. Beispiel: https://runai.acme.example.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Leave user name and password out of the address.</source>
        <translation>Geben Sie in der Adresse keinen Benutzernamen und kein Passwort an.</translation>
    </message>
    <message>
        <source>Use https://. Without it, the secret would be sent unencrypted.</source>
        <translation>Verwenden Sie https://. Sonst würde das Geheimnis unverschlüsselt übertragen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>Show secret</source>
        <translation>Geheimnis anzeigen</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Enter a name for this connection.</source>
        <translation>Geben Sie der Verbindung einen Namen.</translation>
    </message>
    <message>
        <source>Another connection already has this name.</source>
        <translation>Eine andere Verbindung hat bereits diesen Namen.</translation>
    </message>
    <message>
        <source>Enter the client ID of the service account.</source>
        <translation>Geben Sie die Client-ID des Dienstkontos ein.</translation>
    </message>
    <message>
        <source>Enter the client secret of the service account.</source>
        <translation>Geben Sie das Client-Geheimnis des Dienstkontos ein.</translation>
    </message>
    <message>
        <source>Paste a token.</source>
        <translation>Fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>Connect without encryption</source>
        <translation>Ohne Verschlüsselung verbinden</translation>
    </message>
    <message>
        <source>Others on the network can then read the secret and everything you see, and act with it. The window is marked &quot;Not encrypted&quot;.</source>
        <translation>Andere im Netzwerk können dann das Geheimnis und alles, was Sie sehen, lesen und damit handeln. Das Fenster ist mit „Nicht verschlüsselt“ markiert.</translation>
    </message>
    <message>
        <source>Client ID and secret of a service account or of your access key.</source>
        <translation>Client-ID und Geheimnis eines Dienstkontos oder Ihres Zugangsschlüssels.</translation>
    </message>
    <message>
        <source>A token that you paste. When it expires, you paste another one.</source>
        <translation>Ein Token, das Sie einfügen. Wenn es abläuft, fügen Sie ein neues ein.</translation>
    </message>
    <message>
        <source>For users of the control plane itself, if it allows that. Not for single sign-on.</source>
        <translation>Für Benutzer der Steuerungsebene selbst, wenn sie das erlaubt. Nicht für Single Sign-on.</translation>
    </message>
    <message>
        <source>Runs without a shell whenever a token is needed, and must print that token.</source>
        <translation>Läuft ohne Shell, sobald ein Token gebraucht wird, und muss dieses Token ausgeben.</translation>
    </message>
    <message>
        <source>Uses what &quot;runai login&quot; has left in %1, without changing it.</source>
        <translation>Nutzt, was „runai login“ in %1 hinterlassen hat, ohne es zu ändern.</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Command that prints a token</source>
        <translation>Befehl, der ein Token ausgibt</translation>
    </message>
    <message>
        <source>Session of the runai command line</source>
        <translation>Sitzung des Befehls runai</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Enter the user name.</source>
        <translation>Geben Sie den Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Enter the command that prints the token.</source>
        <translation>Geben Sie den Befehl ein, der das Token ausgibt.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Geben Sie das Passwort ein.</translation>
    </message>
</context>
<context>
    <name>views::ConnectionButton</name>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
</context>
<context>
    <name>views::ConnectionChoice</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check: %1</source>
        <translation>Prüfen: %1</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <comment>host, account</comment>
        <translation>%1, als %2</translation>
    </message>
</context>
<context>
    <name>views::ConnectionPaint</name>
    <message>
        <source>Service account, secret in the system keychain</source>
        <translation>Dienstkonto, Geheimnis im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Service account, secret not saved</source>
        <translation>Dienstkonto, Geheimnis nicht gespeichert</translation>
    </message>
    <message>
        <source>Bearer token, in the system keychain</source>
        <translation>Bearer-Token, im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Bearer token, not saved</source>
        <translation>Bearer-Token, nicht gespeichert</translation>
    </message>
    <message>
        <source>User name, password in the system keychain</source>
        <translation>Benutzername, Passwort im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>User name, password not saved</source>
        <translation>Benutzername, Passwort nicht gespeichert</translation>
    </message>
    <message>
        <source>Command that prints a token</source>
        <translation>Befehl, der ein Token ausgibt</translation>
    </message>
    <message>
        <source>Session of the runai command line</source>
        <translation>Sitzung der runai-Befehlszeile</translation>
    </message>
</context>
<context>
    <name>views::ConnectionsDialog</name>
    <message>
        <source>Connections (*.%1)</source>
        <translation>Verbindungen (*.%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Drag a connection, or use Alt+Up and Alt+Down, to change the order.</source>
        <translation>Ziehen Sie eine Verbindung, oder ändern Sie die Reihenfolge mit Alt+Auf und Alt+Ab.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Move the connection up or down</source>
        <translation>Die Verbindung nach oben oder unten verschieben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>keys</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Die Verbindung entfernen</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>Duplizieren…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>There are no saved connections. Add one, or import some.</source>
        <translation>Es gibt keine gespeicherten Verbindungen. Fügen Sie eine hinzu, oder importieren Sie welche.</translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation>Verbindungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n connection(s) to %1.</source>
        <translation>
            <numerusform>%n Verbindung wurde nach %1 exportiert.</numerusform>
            <numerusform>%n Verbindungen wurden nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import connections</source>
        <translation>Verbindungen importieren</translation>
    </message>
    <message>
        <source>Saved already as &quot;%1&quot;.</source>
        <translation>Bereits gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>Choose what to add from %1. Each is read-only until you allow changes, and asks for your secret when you connect.</source>
        <translation>Wählen Sie, was aus %1 hinzugefügt wird. Jede Verbindung ist schreibgeschützt, bis Sie Änderungen erlauben, und fragt beim Verbinden nach Ihrem Geheimnis.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) of a kind that only a newer version of Binnacle knows are left out.</source>
        <translation>
            <numerusform>%n Verbindung einer Art, die nur eine neuere Version von Binnacle kennt, wird ausgelassen.</numerusform>
            <numerusform>%n Verbindungen einer Art, die nur eine neuere Version von Binnacle kennt, werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message numerus="yes">
        <source>Imported %n connection(s).</source>
        <translation>
            <numerusform>%n Verbindung wurde importiert.</numerusform>
            <numerusform>%n Verbindungen wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>This command is written as it is: %1</source>
        <translation>Dieser Befehl wird so geschrieben, wie er ist: %1</translation>
    </message>
    <message>
        <source>Addresses, accounts, certificates, proxies and commands are written, but nothing from the keychain: whoever imports the file signs in with their own secret.</source>
        <translation>Adressen, Konten, Zertifikate, Proxys und Befehle werden geschrieben, aber nichts aus dem Schlüsselbund: Wer die Datei importiert, meldet sich mit dem eigenen Geheimnis an.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the same control plane with other settings.</source>
        <translation>„%1“ ist dieselbe Steuerungsebene mit anderen Einstellungen.</translation>
    </message>
    <message>
        <source>The name is taken. This one will get a number, as in &quot;%1&quot;.</source>
        <translation>Der Name ist vergeben. Diese Verbindung bekommt eine Nummer, wie in „%1“.</translation>
    </message>
</context>
<context>
    <name>views::CountLabel</name>
    <message numerus="yes">
        <source>%1 cluster(s)</source>
        <translation>
            <numerusform>%1 Cluster</numerusform>
            <numerusform>%1 Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workload(s)</source>
        <translation>
            <numerusform>%1 Workload</numerusform>
            <numerusform>%1 Workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 pod(s)</source>
        <translation>
            <numerusform>%1 Pod</numerusform>
            <numerusform>%1 Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>loading rows</source>
        <translation>Zeilen werden geladen</translation>
    </message>
    <message>
        <source>all selected</source>
        <translation>alle ausgewählt</translation>
    </message>
    <message>
        <source>%1 selected, not in view</source>
        <translation>%1 ausgewählt, nicht sichtbar</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>sorted locally</source>
        <translation>lokal sortiert</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) do not match the filter</source>
        <translation>
            <numerusform>%1 Zeile passt nicht zum Filter</numerusform>
            <numerusform>%1 Zeilen passen nicht zum Filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node(s)</source>
        <translation>
            <numerusform>%1 Knoten</numerusform>
            <numerusform>%1 Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) repeated, others may be missing</source>
        <translation>
            <numerusform>%1 Zeile wiederholt, andere fehlen vielleicht</numerusform>
            <numerusform>%1 Zeilen wiederholt, andere fehlen vielleicht</numerusform>
        </translation>
    </message>
    <message>
        <source>The control plane sent the same object on two pages: the list changed in between, or rows with equal values come in a different order each time. Refresh, or sort by another column.</source>
        <translation>Die Steuerungsebene hat dasselbe Objekt auf zwei Seiten gesendet: Die Liste hat sich zwischendurch geändert, oder Zeilen mit gleichen Werten kommen jedes Mal in anderer Reihenfolge. Aktualisieren Sie, oder sortieren Sie nach einer anderen Spalte.</translation>
    </message>
    <message numerus="yes">
        <source>%1 revision(s)</source>
        <translation>
            <numerusform>%1 Revision</numerusform>
            <numerusform>%1 Revisionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 type(s)</source>
        <translation>
            <numerusform>%1 Typ</numerusform>
            <numerusform>%1 Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 categories</source>
        <translation>
            <numerusform>%1 Kategorie</numerusform>
            <numerusform>%1 Kategorien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 department(s)</source>
        <translation>
            <numerusform>%1 Abteilung</numerusform>
            <numerusform>%1 Abteilungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 node pool(s)</source>
        <translation>
            <numerusform>%1 Node-Pool</numerusform>
            <numerusform>%1 Node-Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 project(s)</source>
        <translation>
            <numerusform>%1 Projekt</numerusform>
            <numerusform>%1 Projekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::DetailsCharts</name>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>The last 6 h</source>
        <translation>Die letzten 6 h</translation>
    </message>
    <message>
        <source>Open metrics</source>
        <translation>Metriken öffnen</translation>
    </message>
    <message>
        <source>Entire lifetime</source>
        <translation>Gesamte Lebensdauer</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Add to the comparison</source>
        <translation>Zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>views::DetailsDock</name>
    <message>
        <source>Resize details pane</source>
        <translation>Breite der Details ändern</translation>
    </message>
</context>
<context>
    <name>views::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Details schließen</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No history has been recorded.</source>
        <translation>Es ist kein Verlauf aufgezeichnet.</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>There are no pods.</source>
        <translation>Es gibt keine Pods.</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a row to see its details here.</source>
        <translation>Wählen Sie eine Zeile, um hier ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>%1 of %2 GPUs are allocated, %3 of them idle</source>
        <translation>%1 von %2 GPUs zugewiesen, davon %3 untätig</translation>
    </message>
    <message>
        <source>Sums of the %1 that are loaded</source>
        <translation>Summe über die %1 geladenen</translation>
    </message>
    <message>
        <source>%1 %2 ago, while you were looking</source>
        <translation>%1 vor %2, während Sie hinsahen</translation>
    </message>
    <message>
        <source>The control plane no longer knows this object. Its last known state is shown.</source>
        <translation>Die Steuerungsebene kennt dieses Objekt nicht mehr. Gezeigt wird der letzte bekannte Stand.</translation>
    </message>
    <message>
        <source>Only data from the list is shown. %1</source>
        <translation>Es werden nur die Daten aus der Liste gezeigt. %1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <comment>2 566 workloads</comment>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>%1 is not in the list.</source>
        <comment>name of an object</comment>
        <translation>%1 ist nicht in der Liste.</translation>
    </message>
    <message>
        <source>%1 of %2 GPUs are allocated</source>
        <translation>%1 von %2 GPUs sind zugewiesen</translation>
    </message>
    <message>
        <source>%1 of %2 GPUs are allocated, at least %3 of them idle</source>
        <translation>%1 von %2 GPUs sind zugewiesen, davon mindestens %3 untätig</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>This node has no GPUs.</source>
        <translation>Dieser Knoten hat keine GPUs.</translation>
    </message>
    <message>
        <source>No details here</source>
        <translation>Keine Details hier</translation>
    </message>
    <message>
        <source>Of this row, this computer has the columns only. To see more, reconnect if you are offline, or narrow the filter.</source>
        <translation>Von dieser Zeile hat dieser Computer nur die Spalten. Um mehr zu sehen, verbinden Sie sich wieder, falls Sie offline sind, oder grenzen Sie den Filter ein.</translation>
    </message>
</context>
<context>
    <name>views::Diagnostics</name>
    <message>
        <source>%1 to %2 ms</source>
        <translation>%1 bis %2 ms</translation>
    </message>
    <message>
        <source>over %1 ms</source>
        <translation>über %1 ms</translation>
    </message>
    <message>
        <source>throttled by the server</source>
        <translation>vom Server gedrosselt</translation>
    </message>
    <message>
        <source>%1 %2 rows, %3</source>
        <comment>title of the table, number, bytes</comment>
        <translation>%1 %2 Zeilen, %3</translation>
    </message>
    <message>
        <source>no gap over %1 ms</source>
        <translation>keine Lücke über %1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) over %1 ms, longest %2 ms, last %3 ms</source>
        <translation>
            <numerusform>%n Lücke über %1 ms, längste %2 ms, letzte %3 ms</numerusform>
            <numerusform>%n Lücken über %1 ms, längste %2 ms, letzte %3 ms</numerusform>
        </translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>Ereignisschleife</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
</context>
<context>
    <name>views::DiagnosticsPane</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop updating this view</source>
        <translation>Diese Ansicht nicht mehr aktualisieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as plain text, without hosts, names, IDs or tokens</source>
        <translation>Als reinen Text kopieren, ohne Hosts, Namen, IDs und Token</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation>Ereignisschleife</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>views::Dragging</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be compared: it comes from another version of Binnacle.</source>
        <translation>Das kann nicht verglichen werden: Es kommt aus einer anderen Version von Binnacle.</translation>
    </message>
    <message>
        <source>This belongs to the connection %1. Only objects of one connection can be compared.</source>
        <translation>Das gehört zur Verbindung %1. Nur Objekte einer Verbindung können verglichen werden.</translation>
    </message>
</context>
<context>
    <name>views::EditMarks</name>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command, key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>views::Elsewhere</name>
    <message>
        <source>Add to the comparison in the other window</source>
        <translation>Zum Vergleich im anderen Fenster hinzufügen</translation>
    </message>
    <message>
        <source>Add to the comparison in the window “%1”</source>
        <translation>Zum Vergleich im Fenster „%1“ hinzufügen</translation>
    </message>
</context>
<context>
    <name>views::ExportDialog</name>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 Zeilen/s</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>%1 is created when all rows have been written.</source>
        <translation>%1 wird angelegt, wenn alle Zeilen geschrieben sind.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s), times in %1</source>
        <comment>a time zone</comment>
        <translation>
            <numerusform>%n Spalte, Zeiten in %1</numerusform>
            <numerusform>%n Spalten, Zeiten in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 No file was saved.</source>
        <translation>%1 Es wurde keine Datei gespeichert.</translation>
    </message>
</context>
<context>
    <name>views::ExportOptions</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Visible columns, in this order (%1)</source>
        <translation>Sichtbare Spalten, in dieser Reihenfolge (%1)</translation>
    </message>
    <message>
        <source>All columns (%1)</source>
        <translation>Alle Spalten (%1)</translation>
    </message>
    <message>
        <source>Names beside the IDs of other objects</source>
        <translation>Namen neben den IDs anderer Objekte</translation>
    </message>
</context>
<context>
    <name>views::FaultText</name>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message numerus="yes">
        <source>%1 value(s) unreadable</source>
        <translation>
            <numerusform>%1 Wert nicht lesbar</numerusform>
            <numerusform>%1 Werte nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) without an id</source>
        <translation>
            <numerusform>%1 Zeile ohne ID</numerusform>
            <numerusform>%1 Zeilen ohne ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 field(s) not reported</source>
        <translation>
            <numerusform>%1 Feld nicht gemeldet</numerusform>
            <numerusform>%1 Felder nicht gemeldet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 value(s) could not be read. The first one is %3 at %4.</source>
        <translation>
            <numerusform>%1: %2 Wert war nicht lesbar, nämlich %3 bei %4.</numerusform>
            <numerusform>%1: %2 Werte waren nicht lesbar. Der erste ist %3 bei %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no ID and cannot be opened.</source>
        <translation>
            <numerusform>%1 Zeile hat keine ID und lässt sich nicht öffnen.</numerusform>
            <numerusform>%1 Zeilen haben keine ID und lassen sich nicht öffnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This control plane does not report: %1.</source>
        <translation>Diese Steuerungsebene meldet nicht: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 text(s) contained invalid characters, shown as %2. The first one is at %3.</source>
        <translation>
            <numerusform>%1 Text hatte beschädigte Zeichen, gezeigt als %2, bei %3.</numerusform>
            <numerusform>%1 Texte hatten beschädigte Zeichen, gezeigt als %2. Der erste ist bei %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 not reported</source>
        <comment>title of a column</comment>
        <translation>%1 nicht gemeldet</translation>
    </message>
</context>
<context>
    <name>views::FieldsModel</name>
    <message>
        <source>Hidden. Press Enter to reveal it.</source>
        <translation>Verborgen. Eingabetaste drücken, um es zu zeigen.</translation>
    </message>
    <message>
        <source>Link. Press Enter to follow it.</source>
        <translation>Link. Eingabetaste drücken, um ihm zu folgen.</translation>
    </message>
</context>
<context>
    <name>views::FieldsView</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>Namen und Wert kopieren</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>Dem Link folgen</translation>
    </message>
</context>
<context>
    <name>views::FilterBar</name>
    <message>
        <source>Filter bar</source>
        <translation>Filterleiste</translation>
    </message>
    <message>
        <source>Search (/ or Ctrl+F)</source>
        <translation>Suchen (/ oder Strg+F)</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle aufheben</translation>
    </message>
    <message>
        <source>Remove the search and all filters</source>
        <translation>Suche und alle Filter entfernen</translation>
    </message>
</context>
<context>
    <name>views::FilterChip</name>
    <message>
        <source>Filter field: %1</source>
        <translation>Filterfeld: %1</translation>
    </message>
    <message>
        <source>Operator of %1: %2</source>
        <translation>Operator von %1: %2</translation>
    </message>
    <message>
        <source>Value of %1: %2</source>
        <translation>Wert von %1: %2</translation>
    </message>
    <message>
        <source>Remove filter: %1 %2 %3</source>
        <translation>Filter entfernen: %1 %2 %3</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Filter: %1 %2 %3</source>
        <translation>Filter: %1 %2 %3</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>Filtered on this computer, over all rows</source>
        <translation>Auf diesem Computer gefiltert, über alle Zeilen</translation>
    </message>
    <message>
        <source>filtered on this computer</source>
        <translation>auf diesem Computer gefiltert</translation>
    </message>
    <message>
        <source>Not applied: the control plane cannot filter by this. Load all rows to apply it.</source>
        <translation>Nicht angewendet: Die Steuerungsebene kann danach nicht filtern. Laden Sie alle Zeilen, um ihn anzuwenden.</translation>
    </message>
    <message>
        <source>Applies once all rows are here: the control plane cannot filter by this.</source>
        <translation>Gilt, sobald alle Zeilen hier sind: Die Steuerungsebene kann danach nicht filtern.</translation>
    </message>
</context>
<context>
    <name>views::FilterValue</name>
    <message>
        <source>Enter a number, e.g. 8 or 0.5.</source>
        <translation>Geben Sie eine Zahl ein, z. B. 8 oder 0.5.</translation>
    </message>
    <message>
        <source>The server does not accept commas in a filter. Use the part before or after the comma.</source>
        <translation>Der Server akzeptiert kein Komma in einem Filter. Verwenden Sie den Teil davor oder danach.</translation>
    </message>
    <message>
        <source>Enter a value to filter by.</source>
        <translation>Geben Sie einen Filterwert ein.</translation>
    </message>
    <message>
        <source>Enter a duration, e.g. 90 s, 47 min or 2 d 4 h.</source>
        <translation>Geben Sie eine Dauer ein, z. B. 90 s, 47 min oder 2 d 4 h.</translation>
    </message>
    <message>
        <source>Enter an amount of memory, e.g. 512 MiB or 8 GiB.</source>
        <translation>Geben Sie eine Speichermenge ein, z. B. 512 MiB oder 8 GiB.</translation>
    </message>
    <message>
        <source>90 s, 47 min, 2 d 4 h</source>
        <translation>90 s, 47 min, 2 d 4 h</translation>
    </message>
    <message>
        <source>512 MiB, 8 GiB</source>
        <translation>512 MiB, 8 GiB</translation>
    </message>
    <message>
        <source>Full ID</source>
        <translation>Vollständige ID</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Name or ID</source>
        <translation>Name oder ID</translation>
    </message>
</context>
<context>
    <name>views::FixedRangeDialog</name>
    <message>
        <source>Fixed range</source>
        <translation>Fester Bereich</translation>
    </message>
    <message>
        <source>The value axis of %1</source>
        <translation>Die Werteachse von %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>From 0 to above the highest value</source>
        <translation>Von 0 bis über den höchsten Wert</translation>
    </message>
    <message>
        <source>Set range</source>
        <translation>Bereich festlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>the end of a range and a unit</comment>
        <translation>%1, in %2</translation>
    </message>
    <message>
        <source>Enter both ends of the range.</source>
        <translation>Geben Sie beide Enden des Bereichs ein.</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 ist keine Zahl.</translation>
    </message>
    <message>
        <source>The range must begin below its end.</source>
        <translation>Der Bereich muss unter seinem Ende beginnen.</translation>
    </message>
    <message>
        <source>A logarithmic axis must begin above 0.</source>
        <translation>Eine logarithmische Achse muss über 0 beginnen.</translation>
    </message>
</context>
<context>
    <name>views::FleetPage</name>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Open as table</source>
        <translation>Als Tabelle öffnen</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Wärmekarte</translation>
    </message>
    <message>
        <source>No permission to read metrics of nodes</source>
        <translation>Keine Berechtigung, Metriken von Knoten zu lesen</translation>
    </message>
    <message>
        <source>No node has GPUs</source>
        <translation>Kein Knoten hat GPUs</translation>
    </message>
    <message>
        <source>This node pool has no GPUs</source>
        <translation>Dieser Node-Pool hat keine GPUs</translation>
    </message>
    <message>
        <source>Show all nodes</source>
        <translation>Alle Knoten zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 von %n Knoten</numerusform>
            <numerusform>%1 von %n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>samples %1 old</source>
        <extracomment>%1: duration</extracomment>
        <translation>Messwerte %1 alt</translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <translation>
            <numerusform>%n ohne Antwort</numerusform>
            <numerusform>%n ohne Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>Each node is asked at most once a minute. The oldest sample on the map gives the age.</source>
        <translation>Jeder Knoten wird höchstens einmal in der Minute abgefragt. Der älteste Messwert der Karte bestimmt das Alter.</translation>
    </message>
    <message>
        <source>parts of GPUs</source>
        <translation>Teile von GPUs</translation>
    </message>
    <message>
        <source>1 GPU</source>
        <extracomment>a number of GPUs, may be a fraction</extracomment>
        <translation>1 GPU</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>%1 GPUs</translation>
    </message>
    <message>
        <source>This GPU is not allocated to any workload.</source>
        <translation>Diese GPU ist keinem Workload zugewiesen.</translation>
    </message>
    <message>
        <source>Asking which pods are on the node…</source>
        <translation>Die Pods des Knotens werden abgefragt…</translation>
    </message>
    <message>
        <source>No pod on this node has GPUs.</source>
        <translation>Kein Pod auf diesem Knoten hat GPUs.</translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s) have GPUs on this node. The control plane does not tell which GPUs are whose.</source>
        <translation>
            <numerusform>%n Workload hat GPUs auf diesem Knoten. Die Steuerungsebene sagt nicht, welche.</numerusform>
            <numerusform>%n Workloads haben GPUs auf diesem Knoten. Die Steuerungsebene sagt nicht, welche GPUs wem gehören.</numerusform>
        </translation>
    </message>
    <message>
        <source>Workloads on the node</source>
        <translation>Workloads auf dem Knoten</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
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
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) chosen</source>
        <translation>
            <numerusform>%n Knoten gewählt</numerusform>
            <numerusform>%n Knoten gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking for its pods…</source>
        <translation>Seine Pods werden abgefragt…</translation>
    </message>
    <message>
        <source>It has no GPUs now.</source>
        <translation>Er hat jetzt keine GPUs.</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n node(s)</source>
        <extracomment>%1: &quot;32 GPUs&quot;</extracomment>
        <translation>
            <numerusform>%1 auf %n Knoten</numerusform>
            <numerusform>%1 auf %n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n untätig</numerusform>
            <numerusform>%n untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dashed: it is not told which GPUs of %n node(s)</source>
        <translation>
            <numerusform>gestrichelt: nicht bekannt, welche GPUs von %n Knoten</numerusform>
            <numerusform>gestrichelt: nicht bekannt, welche GPUs von %n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) not on this map</source>
        <translation>
            <numerusform>%n Knoten nicht auf dieser Karte</numerusform>
            <numerusform>%n Knoten nicht auf dieser Karte</numerusform>
        </translation>
    </message>
    <message>
        <source>Outline the workload of this GPU</source>
        <translation>Workload dieser GPU umranden</translation>
    </message>
    <message>
        <source>Remove the outline</source>
        <translation>Umrandung entfernen</translation>
    </message>
    <message>
        <source>Pods on node %1</source>
        <translation>Pods auf Knoten %1</translation>
    </message>
    <message>
        <source>Outline workload</source>
        <translation>Workload umranden</translation>
    </message>
    <message>
        <source>Add GPU %1 to comparison</source>
        <translation>GPU %1 zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>views::FormatDialog</name>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Delimiter %1, decimal sign %2, times in the zone %3.</source>
        <comment>semicolon, comma, Europe/Berlin</comment>
        <translation>Trennzeichen %1, Dezimalzeichen %2, Zeiten in der Zone %3.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For spreadsheets</source>
        <translation>Für Tabellenkalkulationen</translation>
    </message>
    <message>
        <source>For programs</source>
        <translation>Für Programme</translation>
    </message>
    <message>
        <source>Delimiter comma, decimal point, times in UTC with milliseconds.</source>
        <translation>Trennzeichen Komma, Dezimalpunkt, Zeiten in UTC mit Millisekunden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
</context>
<context>
    <name>views::GhostLegend</name>
    <message>
        <source>this range</source>
        <translation>dieser Zeitraum</translation>
    </message>
    <message>
        <source>Solid curves: %1. Pale dotted curves: %2.</source>
        <translation>Durchgezogene Kurven: %1. Blasse gepunktete Kurven: %2.</translation>
    </message>
</context>
<context>
    <name>views::GpuChart</name>
    <message>
        <source>GPUs over 24 hours, now %1 of %2 allocated</source>
        <translation>GPUs über 24 Stunden, jetzt %1 von %2 zugewiesen</translation>
    </message>
    <message>
        <source>allocated</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1
%2 of %3 GPUs allocated</source>
        <translation>%1
%2 von %3 GPUs zugewiesen</translation>
    </message>
</context>
<context>
    <name>views::GroupBands</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Fold the group of the current row</source>
        <translation>Gruppe der aktuellen Zeile einklappen</translation>
    </message>
    <message>
        <source>Unfold the group of the current row</source>
        <translation>Gruppe der aktuellen Zeile aufklappen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the name of a group and the number of its rows</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 not reporting</source>
        <extracomment>number of rows whose clusters do not report</extracomment>
        <translation>%1 ohne Meldung</translation>
    </message>
</context>
<context>
    <name>views::GroupBar</name>
    <message>
        <source>Then by</source>
        <translation>Dann nach</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Group by %1</source>
        <translation>Gruppieren nach %1</translation>
    </message>
    <message>
        <source>Do not group by %1</source>
        <translation>Nicht nach %1 gruppieren</translation>
    </message>
</context>
<context>
    <name>views::GroupChip</name>
    <message>
        <source>Remove filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Filter: %1 is %2</source>
        <translation>Filter: %1 ist %2</translation>
    </message>
    <message>
        <source>Remove filter: %1 is %2</source>
        <translation>Filter entfernen: %1 ist %2</translation>
    </message>
</context>
<context>
    <name>views::HeaderView</name>
    <message>
        <source>Column titles</source>
        <translation>Spaltentitel</translation>
    </message>
    <message>
        <source>The server cannot sort by “%1”.</source>
        <translation>Der Server kann nicht nach „%1“ sortieren.</translation>
    </message>
    <message>
        <source>Select or deselect all rows</source>
        <translation>Alle Zeilen auswählen oder abwählen</translation>
    </message>
</context>
<context>
    <name>views::Heat</name>
    <message>
        <source>idle for over 5 min</source>
        <translation>seit über 5 min untätig</translation>
    </message>
    <message>
        <source>idle for %1</source>
        <extracomment>%1: duration</extracomment>
        <translation>seit %1 untätig</translation>
    </message>
    <message>
        <source>Utilization: no data</source>
        <translation>Auslastung: keine Daten</translation>
    </message>
    <message>
        <source>Utilization: %1</source>
        <translation>Auslastung: %1</translation>
    </message>
    <message>
        <source>Memory: no data</source>
        <translation>Speicher: keine Daten</translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation>Speicher: %1</translation>
    </message>
    <message>
        <source>Memory: %1 of %2</source>
        <extracomment>share of a size</extracomment>
        <translation>Speicher: %1 von %2</translation>
    </message>
    <message>
        <source>Not allocated</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Allocated: %1</source>
        <extracomment>how much of a GPU, 0 to 1</extracomment>
        <translation>Zugewiesen: %1</translation>
    </message>
    <message>
        <source>Allocated: not told</source>
        <translation>Zugewiesen: nicht bekannt</translation>
    </message>
    <message>
        <source>Allocated: not told by GPU; %1 of %2 on this node</source>
        <translation>Zugewiesen: nicht je GPU bekannt; %1 von %2 auf diesem Knoten</translation>
    </message>
    <message>
        <source>0 min</source>
        <translation>0 min</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>%1, GPU %2</source>
        <extracomment>a node and the index of one of its GPUs</extracomment>
        <translation>%1, GPU %2</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Sampled %1 ago</source>
        <extracomment>%1: duration</extracomment>
        <translation>Gemessen vor %1</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>mean utilization %1</source>
        <translation>mittlere Auslastung %1</translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n untätig</numerusform>
            <numerusform>%n untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <translation>
            <numerusform>%n ohne Daten</numerusform>
            <numerusform>%n ohne Daten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered yet</source>
        <translation>
            <numerusform>%n noch ohne Antwort</numerusform>
            <numerusform>%n noch ohne Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>SM activity: %1</source>
        <translation>SM-Aktivität: %1</translation>
    </message>
    <message>
        <source>No data: its cluster does not report on this node now</source>
        <translation>Keine Daten: Der Cluster meldet diesen Knoten gerade nicht</translation>
    </message>
</context>
<context>
    <name>views::HeatBar</name>
    <message>
        <source>Utilization</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Idle time</source>
        <translation>Untätig seit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Heat of GPUs</source>
        <translation>Wärmekarte der GPUs</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>This control plane does not tell how long GPUs are idle.</source>
        <translation>Diese Steuerungsebene sagt nicht, wie lange GPUs untätig sind.</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>Alle Knoten</translation>
    </message>
    <message>
        <source>All nodes of %1</source>
        <translation>Alle Knoten von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>node pool, cluster</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <extracomment>number of GPUs</extracomment>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>SM activity</source>
        <translation>SM-Aktivität</translation>
    </message>
    <message>
        <source>Share of the multiprocessors that were busy. Below 50 % although the GPU is utilized, it is likely used poorly.</source>
        <translation>Anteil der beschäftigten Multiprozessoren. Unter 50 % trotz Auslastung wird die GPU wahrscheinlich schlecht genutzt.</translation>
    </message>
    <message>
        <source>This control plane does not tell the SM activity of GPUs.</source>
        <translation>Diese Steuerungsebene nennt die SM-Aktivität der GPUs nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n busy</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n beschäftigt</numerusform>
            <numerusform>%n beschäftigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n untätig</numerusform>
            <numerusform>%n untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) all free</source>
        <translation>
            <numerusform>%n Knoten ganz frei</numerusform>
            <numerusform>%n Knoten ganz frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without data</source>
        <extracomment>GPUs</extracomment>
        <translation>
            <numerusform>%n ohne Daten</numerusform>
            <numerusform>%n ohne Daten</numerusform>
        </translation>
    </message>
    <message>
        <source>Busy: in use now, however little. Idle: allocated or not known to be free, and without work for over 5 min.</source>
        <translation>Beschäftigt: jetzt benutzt, wie wenig auch immer. Untätig: zugewiesen oder nicht als frei bekannt, und seit über 5 min ohne Arbeit.</translation>
    </message>
</context>
<context>
    <name>views::HeatKey</name>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>views::HeatLegend</name>
    <message>
        <source>Colours from %1 to %2</source>
        <extracomment>the legend of a map, for screen readers; %1 and %2: the ends of its scale</extracomment>
        <translation>Farben von %1 bis %2</translation>
    </message>
    <message>
        <source>idle over 5 min</source>
        <translation>über 5 min untätig</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>views::HeatMap</name>
    <message>
        <source>Heat of GPUs</source>
        <translation>Wärmekarte der GPUs</translation>
    </message>
</context>
<context>
    <name>views::HeatNodes</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>the first of several pods</extracomment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Pods of the workload</source>
        <translation>Pods des Workloads</translation>
    </message>
    <message>
        <source>Show no nodes below the map</source>
        <translation>Keine Knoten unter der Karte zeigen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Utilization</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>Of the workload</source>
        <translation>Des Workloads</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Nodes of the map</source>
        <translation>Knoten der Karte</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
</context>
<context>
    <name>views::HintCards</name>
    <message>
        <source>Hints</source>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%n more hint(s)</source>
        <translation>
            <numerusform>%n weiterer Hinweis</numerusform>
            <numerusform>%n weitere Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer hints</source>
        <translation>Weniger Hinweise</translation>
    </message>
</context>
<context>
    <name>views::HistoryModel</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message numerus="yes">
        <source>%n times since %1</source>
        <translation>
            <numerusform>%n Mal seit %1</numerusform>
            <numerusform>%n Mal seit %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::HoverBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::InstallBox</name>
    <message>
        <source>Show the secret for 30 seconds</source>
        <translation>Geheimnis 30 Sekunden lang zeigen</translation>
    </message>
    <message>
        <source>Copy secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Copy commands</source>
        <translation>Befehle kopieren</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Address, if not its domain</source>
        <translation>Adresse, falls nicht die Domain</translation>
    </message>
    <message>
        <source>Client secret of the cluster</source>
        <translation>Client-Geheimnis des Clusters</translation>
    </message>
    <message>
        <source>Run these on a machine with helm and access to the cluster. The copied text holds the secret, the shown one does not.</source>
        <translation>Führen Sie dies auf einem Rechner mit helm und Zugriff auf den Cluster aus. Der kopierte Text enthält das Geheimnis, der gezeigte nicht.</translation>
    </message>
    <message>
        <source>Commands that install Run:ai</source>
        <translation>Befehle, die Run:ai installieren</translation>
    </message>
    <message>
        <source>Type the version of Run:ai to install.</source>
        <translation>Geben Sie die zu installierende Version von Run:ai ein.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>views::JobDialog</name>
    <message>
        <source>Cancel the rest</source>
        <translation>Den Rest abbrechen</translation>
    </message>
    <message>
        <source>Try the refused ones again</source>
        <translation>Abgelehnte erneut versuchen</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>Ergebnisse kopieren</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>views::JournalDialog</name>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Sent, no answer</source>
        <translation>Gesendet, keine Antwort</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren…</translation>
    </message>
    <message>
        <source>Changes made in %1</source>
        <translation>Änderungen in %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The newest %1 of %2 changes. The CSV file has all.</source>
        <translation>Die neuesten %1 von %2 Änderungen. Die CSV-Datei enthält alle.</translation>
    </message>
    <message>
        <source>When, what, on which object, with which answer, as whom.</source>
        <translation>Wann, was, an welchem Objekt, mit welcher Antwort, als wer.</translation>
    </message>
    <message>
        <source>Binnacle has changed nothing here yet.</source>
        <translation>Binnacle hat hier noch nichts geändert.</translation>
    </message>
    <message>
        <source>Export changes to CSV</source>
        <translation>Änderungen als CSV exportieren</translation>
    </message>
    <message>
        <source>Exported %1 changes to %2.</source>
        <translation>%1 Änderungen nach %2 exportiert.</translation>
    </message>
</context>
<context>
    <name>views::JsonView</name>
    <message>
        <source>Reveal secrets</source>
        <translation>Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>JSON kopieren</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Search the JSON</source>
        <translation>Im JSON suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>JSON as the control plane sent it</source>
        <translation>JSON, wie die Steuerungsebene es gesendet hat</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>views::KeptRows</name>
    <message>
        <source>from %1, %2 old</source>
        <extracomment>After the number of rows: when they were read, and how old they are</extracomment>
        <translation>von %1, %2 alt</translation>
    </message>
    <message>
        <source>Kept on this computer, %1</source>
        <extracomment>%1 is e.g. &quot;from 14:02, 3 h old&quot;</extracomment>
        <translation>Auf diesem Computer aufbewahrt, %1</translation>
    </message>
</context>
<context>
    <name>views::ListActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This connection is read-only. Allow changes…</source>
        <translation>Diese Verbindung ist schreibgeschützt. Änderungen erlauben…</translation>
    </message>
    <message>
        <source>None of the selected rows allows it.</source>
        <translation>Bei keiner der ausgewählten Zeilen ist das möglich.</translation>
    </message>
    <message>
        <source>Select a single row for this.</source>
        <translation>Wählen Sie dafür eine einzelne Zeile.</translation>
    </message>
</context>
<context>
    <name>views::ListCommands</name>
    <message>
        <source>All matching rows (%1)</source>
        <translation>Alle passenden Zeilen (%1)</translation>
    </message>
    <message>
        <source>Copied as curl.</source>
        <translation>Als curl kopiert.</translation>
    </message>
    <message>
        <source>Selected rows (%1)</source>
        <translation>Ausgewählte Zeilen (%1)</translation>
    </message>
    <message>
        <source>Set BINNACLE_TOKEN to a token before you run it.</source>
        <translation>Vor dem Ausführen BINNACLE_TOKEN auf ein Token setzen.</translation>
    </message>
    <message>
        <source>There is no request to copy.</source>
        <translation>Es gibt keine Anfrage, die kopiert werden kann.</translation>
    </message>
    <message>
        <source>This control plane has no single request for these rows.</source>
        <translation>Diese Steuerungsebene hat für diese Zeilen keine einzelne Anfrage.</translation>
    </message>
    <message>
        <source>These rows are from the copy on this computer.</source>
        <translation>Diese Zeilen stammen aus der Kopie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Groups, with their counts and sums</source>
        <translation>Gruppen mit Anzahlen und Summen</translation>
    </message>
</context>
<context>
    <name>views::ListCopy</name>
    <message>
        <source>%1 min old</source>
        <translation>%1 min alt</translation>
    </message>
    <message>
        <source>%1 old</source>
        <extracomment>%1 is a length of time, e.g. &quot;1 h 05 min&quot;</extracomment>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n request(s)</source>
        <translation>
            <numerusform>%1, %n Anfrage</numerusform>
            <numerusform>%1, %n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Load all rows</source>
        <translation>Alle Zeilen laden</translation>
    </message>
    <message>
        <source>Reads the whole list in the background. Then every column sorts and filters.</source>
        <translation>Liest die ganze Liste im Hintergrund. Danach lässt sich nach jeder Spalte sortieren und filtern.</translation>
    </message>
    <message>
        <source>Reads %1 in the background. Then every column sorts and filters.</source>
        <translation>Liest %1 im Hintergrund. Danach lässt sich nach jeder Spalte sortieren und filtern.</translation>
    </message>
    <message>
        <source>All rows are needed</source>
        <translation>Alle Zeilen nötig</translation>
    </message>
    <message>
        <source>Load all rows?</source>
        <translation>Alle Zeilen laden?</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Room needed</source>
        <translation>Platzbedarf</translation>
    </message>
    <message>
        <source>about %1 of memory</source>
        <translation>etwa %1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Reading, %1</source>
        <extracomment>&quot;Reading, 38 400 of 61 204&quot;</extracomment>
        <translation>Liest, %1</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 rows a second</source>
        <translation>%1 Zeilen pro Sekunde</translation>
    </message>
    <message>
        <source>Room taken</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>The table shows the rows of the control plane meanwhile. What only works here follows once all rows are read.</source>
        <translation>Bis dahin zeigt die Tabelle die Zeilen der Steuerungsebene. Was nur hier geht, folgt, sobald alle Zeilen gelesen sind.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>being read again, %1 so far</source>
        <translation>wird neu gelesen, bisher %1</translation>
    </message>
    <message>
        <source>read again while this page is open</source>
        <translation>wird neu gelesen, solange diese Seite offen ist</translation>
    </message>
    <message numerus="yes">
        <source>with each refresh, %n row(s) changed since then</source>
        <translation>
            <numerusform>bei jeder Aktualisierung, seitdem %n Zeile geändert</numerusform>
            <numerusform>bei jeder Aktualisierung, seitdem %n Zeilen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>with each refresh, nothing changed since then</source>
        <translation>bei jeder Aktualisierung, seitdem nichts geändert</translation>
    </message>
    <message numerus="yes">
        <source>The control plane counts %n row(s) that it did not send. Read again to get them.</source>
        <translation>
            <numerusform>Die Steuerungsebene zählt %n Zeile, die sie nicht gesendet hat. Lesen Sie erneut, um sie zu bekommen.</numerusform>
            <numerusform>Die Steuerungsebene zählt %n Zeilen, die sie nicht gesendet hat. Lesen Sie erneut, um sie zu bekommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) may be missing: the list changed while it was read. Read again to get them.</source>
        <translation>
            <numerusform>%n Zeile fehlt womöglich: Die Liste hat sich beim Lesen geändert. Lesen Sie erneut, um sie zu bekommen.</numerusform>
            <numerusform>%n Zeilen fehlen womöglich: Die Liste hat sich beim Lesen geändert. Lesen Sie erneut, um sie zu bekommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows could not be read again. %1</source>
        <translation>Die Zeilen konnten nicht erneut gelesen werden. %1</translation>
    </message>
    <message>
        <source>Search, filters and order of this page are made on this computer and cover all rows.</source>
        <translation>Suche, Filter und Reihenfolge dieser Seite entstehen auf diesem Computer und gelten für alle Zeilen.</translation>
    </message>
    <message>
        <source>%1 rows are here</source>
        <translation>%1 Zeilen sind hier</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>All rows are here, %1</source>
        <translation>Alle Zeilen sind hier, %1</translation>
    </message>
    <message>
        <source>All rows are here</source>
        <translation>Alle Zeilen sind hier</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Kept fresh</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>Deleted rows</source>
        <translation>Gelöschte Zeilen</translation>
    </message>
    <message>
        <source>removed with each refresh</source>
        <translation>bei jeder Aktualisierung entfernt</translation>
    </message>
    <message>
        <source>noticed at the next reading only</source>
        <translation>fallen erst beim nächsten Lesen auf</translation>
    </message>
    <message>
        <source>Read the rest</source>
        <translation>Den Rest lesen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Back to the server’s rows</source>
        <translation>Zurück zu den Zeilen des Servers</translation>
    </message>
    <message>
        <source>Loading all rows failed</source>
        <translation>Laden gescheitert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy of the list %1</source>
        <extracomment>%1 is a list, e.g. &quot;Pods&quot;</extracomment>
        <translation>Kopie der Liste %1</translation>
    </message>
    <message>
        <source>, then </source>
        <extracomment>Between columns: &quot;GPUs, then Node&quot;</extracomment>
        <translation>, dann </translation>
    </message>
    <message>
        <source>sorted here by %1, in %2 ms</source>
        <translation>hier nach %1 sortiert, in %2 ms</translation>
    </message>
    <message>
        <source>The control plane cannot sort or filter like this. This computer can, once all rows are here. The table keeps working while they are read.</source>
        <translation>Die Steuerungsebene kann nicht so sortieren oder filtern. Dieser Computer kann es, sobald alle Zeilen hier sind. Die Tabelle bleibt benutzbar, während sie gelesen werden.</translation>
    </message>
    <message>
        <source>This is a long list. The table keeps working while it is read.</source>
        <translation>Die Liste ist lang. Die Tabelle bleibt benutzbar, während sie gelesen wird.</translation>
    </message>
    <message>
        <source>The table keeps working meanwhile.</source>
        <translation>Die Tabelle bleibt solange benutzbar.</translation>
    </message>
    <message>
        <source>no, automatic refresh is off</source>
        <translation>nein, die Aktualisierung ist aus</translation>
    </message>
    <message>
        <source>just read</source>
        <translation>gerade gelesen</translation>
    </message>
    <message>
        <source>sorted here by %1</source>
        <translation>hier nach %1 sortiert</translation>
    </message>
</context>
<context>
    <name>views::ListEdits</name>
    <message>
        <source>Edit the cell</source>
        <translation>Zelle bearbeiten</translation>
    </message>
    <message>
        <source>Undo the change</source>
        <translation>Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>This connection is read-only. Allow changes…</source>
        <translation>Diese Verbindung ist schreibgeschützt. Änderungen erlauben…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>%1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>It is not known whether %1 was changed.</source>
        <translation>Es ist nicht bekannt, ob %1 geändert wurde.</translation>
    </message>
</context>
<context>
    <name>views::ListGroups</name>
    <message>
        <source>Open or close the current group</source>
        <translation>Aktuelle Gruppe auf- oder einklappen</translation>
    </message>
    <message>
        <source>Next column, or open the current group</source>
        <translation>Nächste Spalte, oder aktuelle Gruppe aufklappen</translation>
    </message>
    <message>
        <source>Previous column, or close the current group</source>
        <translation>Vorherige Spalte, oder aktuelle Gruppe einklappen</translation>
    </message>
    <message>
        <source>Export groups to CSV</source>
        <translation>Gruppen als CSV exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%1 group(s)</source>
        <translation>
            <numerusform>%1 Gruppe</numerusform>
            <numerusform>%1 Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported %1 to %2.</source>
        <translation>%1 nach %2 exportiert.</translation>
    </message>
    <message>
        <source>There are no groups to export.</source>
        <translation>Es gibt keine Gruppen zum Exportieren.</translation>
    </message>
</context>
<context>
    <name>views::ListPage</name>
    <message>
        <source>%1 of %2 rows were copied.</source>
        <translation>%1 von %2 Zeilen wurden kopiert.</translation>
    </message>
    <message>
        <source>The others are not loaded. Use Export CSV to get all rows.</source>
        <translation>Die anderen sind nicht geladen. Mit „CSV exportieren“ erhalten Sie alle Zeilen.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Load all rows</source>
        <translation>Alle Zeilen laden</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s) that were not loaded are no longer selected.</source>
        <translation>
            <numerusform>%n ausgewählte Zeile, die nicht geladen war, ist nicht mehr ausgewählt.</numerusform>
            <numerusform>%n ausgewählte Zeilen, die nicht geladen waren, sind nicht mehr ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is in another order now. Select them again.</source>
        <translation>Die Liste hat jetzt eine andere Reihenfolge. Wählen Sie sie erneut aus.</translation>
    </message>
</context>
<context>
    <name>views::ListStates</name>
    <message>
        <source>These rows are from %1, %2 old.</source>
        <translation>Diese Zeilen sind von %1, %2 alt.</translation>
    </message>
    <message>
        <source>Without filters there are %1.</source>
        <translation>Ohne Filter gibt es %1.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jede Zeit</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Updates resume when the control plane is reachable.</source>
        <translation>Die Aktualisierung läuft weiter, sobald die Steuerungsebene erreichbar ist.</translation>
    </message>
    <message>
        <source>Everything on screen stays.</source>
        <translation>Alles auf dem Bildschirm bleibt erhalten.</translation>
    </message>
    <message>
        <source>Next attempt in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>The control plane cannot answer this query</source>
        <translation>Die Steuerungsebene kann diese Abfrage nicht beantworten</translation>
    </message>
</context>
<context>
    <name>views::ListSummary</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>GPUs allocated</source>
        <translation>GPUs zugewiesen</translation>
    </message>
    <message>
        <source>none of the named</source>
        <comment>state of a workload, e.g. Phase is none of the named</comment>
        <translation>keiner der genannten</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Ohne Status</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>GPUs allocated, clusters that report</source>
        <translation>GPUs zugewiesen, Cluster mit Daten</translation>
    </message>
    <message>
        <source>GPUs that report</source>
        <translation>GPUs mit Daten</translation>
    </message>
    <message>
        <source>no cluster reports</source>
        <translation>kein Cluster meldet sich</translation>
    </message>
</context>
<context>
    <name>views::LoadingLine</name>
    <message>
        <source>Loading rows</source>
        <translation>Zeilen werden geladen</translation>
    </message>
</context>
<context>
    <name>views::MarkDialog</name>
    <message>
        <source>Marked range</source>
        <translation>Markierter Zeitraum</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>views::MarksButton</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>two times since the start of a run, or two shares of it</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Marked ranges. Drag over a chart with Shift to mark a range.</source>
        <translation>Markierte Zeiträume. Ziehen Sie mit Umschalt über ein Diagramm, um einen Zeitraum zu markieren.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Markierung</numerusform>
            <numerusform>%n Markierungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark the visible range…</source>
        <translation>Sichtbaren Zeitraum markieren…</translation>
    </message>
    <message>
        <source>Go to this range</source>
        <translation>Zu diesem Zeitraum</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>Notiz bearbeiten…</translation>
    </message>
    <message>
        <source>Remove mark</source>
        <translation>Markierung entfernen</translation>
    </message>
</context>
<context>
    <name>views::MergedActions</name>
    <message>
        <source>Select the rows one by one, or open the list of one control plane for all of its rows.</source>
        <translation>Wählen Sie die Zeilen einzeln aus oder öffnen Sie die Liste einer Steuerungsebene für alle ihre Zeilen.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>the title of a question about an action, and the control plane that it is about</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>views::MergedPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>%1, merged here</source>
        <extracomment>%1 is a count; where the rows of several control planes are merged</extracomment>
        <translation>%1, hier zusammengeführt</translation>
    </message>
    <message>
        <source>%1, merged so far</source>
        <translation>%1, bisher zusammengeführt</translation>
    </message>
    <message>
        <source>They need about %1 of memory.</source>
        <translation>Sie brauchen etwa %1 Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Load all rows</source>
        <translation>Alle Zeilen laden</translation>
    </message>
    <message>
        <source>Not all rows of %1 are here yet, so they are not sorted and filtered as requested. Export once they are here, or hide them.</source>
        <translation>Noch sind nicht alle Zeilen von %1 hier, daher sind sie nicht wie verlangt sortiert und gefiltert. Exportieren Sie, sobald sie hier sind, oder blenden Sie sie aus.</translation>
    </message>
</context>
<context>
    <name>views::MergedRows</name>
    <message>
        <source>%1 does not answer: these are its last known rows</source>
        <translation>%1 antwortet nicht: Dies sind die zuletzt bekannten Zeilen</translation>
    </message>
    <message>
        <source>Show in the list of %1</source>
        <translation>In der Liste von %1 zeigen</translation>
    </message>
    <message>
        <source>You are signed out of %1: these are its last known rows</source>
        <translation>Sie sind von %1 abgemeldet: Das sind die letzten bekannten Zeilen</translation>
    </message>
</context>
<context>
    <name>views::MergedStrip</name>
    <message>
        <source>without %1</source>
        <extracomment>below the number of all objects; %1 is a list of control planes</extracomment>
        <translation>ohne %1</translation>
    </message>
</context>
<context>
    <name>views::MetricPicker</name>
    <message>
        <source>Type to find a metric</source>
        <translation>Tippen, um eine Metrik zu finden</translation>
    </message>
    <message>
        <source>Find a metric</source>
        <translation>Metrik suchen</translation>
    </message>
    <message>
        <source>Metrics, multiple selection</source>
        <translation>Metriken, Mehrfachauswahl</translation>
    </message>
    <message>
        <source>No matching metrics</source>
        <translation>Keine passenden Metriken</translation>
    </message>
    <message>
        <source>Select at least one metric</source>
        <translation>Wählen Sie mindestens eine Metrik</translation>
    </message>
    <message>
        <source>%1 of %2 in one request</source>
        <translation>%1 von %2 in einer Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>%1 selected, in %n requests</source>
        <translation>
            <numerusform>%1 gewählt, in %n Anfrage</numerusform>
            <numerusform>%1 gewählt, in %n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::MetricsExporter</name>
    <message>
        <source>Export metrics to CSV</source>
        <translation>Metriken als CSV exportieren</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation>Zeichnung speichern</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1, %2 row(s)</source>
        <translation>
            <numerusform>%1 gespeichert, %2 Zeile</numerusform>
            <numerusform>%1 gespeichert, %2 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not copied: some curves are still loading. Copy again when they are all here.</source>
        <translation>Nicht kopiert: Einige Kurven werden noch geladen. Kopieren Sie noch einmal, wenn alle da sind.</translation>
    </message>
    <message>
        <source>%1 was not saved: another range or comparison is shown now. Export it again.</source>
        <translation>%1 wurde nicht gespeichert: Jetzt wird ein anderer Zeitraum oder Vergleich gezeigt. Exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 is saved as soon as all curves are here.</source>
        <translation>%1 wird gespeichert, sobald alle Kurven da sind.</translation>
    </message>
</context>
<context>
    <name>views::MetricsPage</name>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>paused while zoomed</source>
        <translation>angehalten, solange vergrößert</translation>
    </message>
    <message>
        <source>Add GPU %1 to comparison</source>
        <translation>GPU %1 zum Vergleich hinzufügen</translation>
    </message>
</context>
<context>
    <name>views::MetricsPanel</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The last 60 s are provisional</source>
        <translation>Die letzten 60 s sind vorläufig</translation>
    </message>
</context>
<context>
    <name>views::MetricsToolbar</name>
    <message>
        <source>Samples</source>
        <translation>Messpunkte</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Choose metrics</source>
        <translation>Metriken wählen</translation>
    </message>
    <message>
        <source>Chart type</source>
        <translation>Art der Diagramme</translation>
    </message>
    <message>
        <source>Curves, a strip of colours per GPU, or both</source>
        <translation>Kurven, ein Farbstreifen je GPU oder beides</translation>
    </message>
    <message>
        <source>Back to the whole range</source>
        <translation>Zurück zum ganzen Zeitraum</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Save or copy the charts</source>
        <translation>Diagramme speichern oder kopieren</translation>
    </message>
    <message>
        <source>CSV, one column per series…</source>
        <translation>CSV, eine Spalte je Kurve…</translation>
    </message>
    <message>
        <source>CSV, one row per sample…</source>
        <translation>CSV, eine Zeile je Messpunkt…</translation>
    </message>
    <message>
        <source>Picture, PNG…</source>
        <translation>Bild, PNG…</translation>
    </message>
    <message>
        <source>Drawing, SVG…</source>
        <translation>Zeichnung, SVG…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy statistics</source>
        <translation>Statistik kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>%n Metrik</numerusform>
            <numerusform>%n Metriken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose metrics, %n chosen</source>
        <translation>
            <numerusform>Metriken wählen, %n gewählt</numerusform>
            <numerusform>Metriken wählen, %n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>One sample %1</source>
        <translation>Ein Messpunkt %1</translation>
    </message>
    <message>
        <source>Back to the whole range (Esc, or double-click a chart)</source>
        <translation>Zurück zum ganzen Zeitraum (Esc oder Doppelklick auf ein Diagramm)</translation>
    </message>
    <message>
        <source>Choose a per-GPU metric to show a heat strip.</source>
        <translation>Wählen Sie eine Metrik je GPU, um einen Farbstreifen zu zeigen.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Curves, the spread of each object’s GPUs, or a strip of colours (B: the next one)</source>
        <translation>Kurven, die Streuung der GPUs jedes Objekts oder ein Farbstreifen (B: weiter zum nächsten)</translation>
    </message>
    <message>
        <source>CSV on one time base, one column per series…</source>
        <translation>CSV auf einer Zeitbasis, eine Spalte je Kurve…</translation>
    </message>
    <message>
        <source>CSV at each one&apos;s own times, one row per sample…</source>
        <translation>CSV mit je eigenen Zeiten, eine Zeile je Messpunkt…</translation>
    </message>
    <message>
        <source>Bands need an object of two or more GPUs, and a metric measured by GPU.</source>
        <translation>Bänder brauchen ein Objekt mit mindestens zwei GPUs und eine Metrik, die je GPU gemessen wird.</translation>
    </message>
    <message>
        <source>There are no curves to save or copy yet</source>
        <translation>Es gibt noch keine Kurven zum Speichern oder Kopieren</translation>
    </message>
</context>
<context>
    <name>views::MetricsWords</name>
    <message>
        <source>No permission to read these metrics</source>
        <translation>Keine Berechtigung, diese Metriken zu lesen</translation>
    </message>
    <message>
        <source>No samples in this time range</source>
        <translation>Keine Messpunkte in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Show entire lifetime</source>
        <translation>Gesamte Lebensdauer zeigen</translation>
    </message>
    <message>
        <source>Show the last 24 h</source>
        <translation>Die letzten 24 h zeigen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>These curves are from %1, %2 old.</source>
        <translation>Diese Kurven sind von %1, %2 alt.</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Not offered by this control plane</source>
        <translation>Bietet diese Steuerungsebene nicht an</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>This control plane does not offer %1</source>
        <translation>Diese Steuerungsebene bietet „%1“ nicht an</translation>
    </message>
    <message>
        <source>This control plane does not offer these metrics</source>
        <translation>Diese Steuerungsebene bietet diese Metriken nicht an</translation>
    </message>
    <message>
        <source>It may be too old. Choose other metrics.</source>
        <translation>Vielleicht ist sie zu alt. Wählen Sie andere Metriken.</translation>
    </message>
    <message>
        <source>Show default metrics</source>
        <translation>Standardmetriken zeigen</translation>
    </message>
    <message>
        <source>This control plane does not offer %1.</source>
        <translation>Diese Steuerungsebene bietet nicht an: %1.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>two times</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>Die Messwerte konnten nicht gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>The control plane sent %n sample(s) that Binnacle cannot read. The first one contains &quot;%1&quot;.</source>
        <translation>
            <numerusform>Die Steuerungsebene hat %n Messwert gesendet, den Binnacle nicht lesen kann. Er enthält „%1“.</numerusform>
            <numerusform>Die Steuerungsebene hat %n Messwerte gesendet, die Binnacle nicht lesen kann. Der erste enthält „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) could not be read</source>
        <translation>
            <numerusform>%n Messwert konnte nicht gelesen werden</numerusform>
            <numerusform>%n Messwerte konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has not started yet</source>
        <translation>%1 ist noch nicht gestartet</translation>
    </message>
    <message>
        <source>Curves appear once it runs.</source>
        <translation>Kurven erscheinen nach dem Start.</translation>
    </message>
    <message>
        <source>The answer is incomplete</source>
        <translation>Die Antwort ist unvollständig</translation>
    </message>
    <message>
        <source>The control plane left these metrics out of its answer.</source>
        <translation>Die Steuerungsebene hat diese Metriken in ihrer Antwort weggelassen.</translation>
    </message>
    <message>
        <source>No samples are left</source>
        <translation>Keine Messwerte mehr vorhanden</translation>
    </message>
    <message>
        <source>%1 ran from %2. Samples are deleted after some time, and there are none of very short runs.</source>
        <translation>%1 lief von %2. Messwerte werden nach einiger Zeit gelöscht, und für sehr kurze Läufe gibt es keine.</translation>
    </message>
    <message>
        <source>Choose metrics</source>
        <translation>Metriken wählen</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>Noch keine Messwerte</translation>
    </message>
    <message>
        <source>%1 has just been created. Its first samples appear within a few minutes.</source>
        <translation>%1 wurde gerade erst erstellt. Die ersten Messwerte erscheinen in wenigen Minuten.</translation>
    </message>
    <message>
        <source>These metrics are not measured here</source>
        <translation>Diese Metriken werden hier nicht gemessen</translation>
    </message>
    <message>
        <source>The control plane has no samples of them for the whole lifetime.</source>
        <translation>Die Steuerungsebene hat für die ganze Lebensdauer keine Messwerte davon.</translation>
    </message>
    <message>
        <source>%1 ran from %2.</source>
        <translation>%1 lief von %2.</translation>
    </message>
    <message>
        <source>%1 was created at %2.</source>
        <translation>%1 wurde am %2 erstellt.</translation>
    </message>
    <message>
        <source>The chosen metrics were not measured in it.</source>
        <translation>Die gewählten Metriken wurden darin nicht gemessen.</translation>
    </message>
    <message>
        <source>%1 has not started yet.</source>
        <translation>%1 ist noch nicht gestartet.</translation>
    </message>
    <message>
        <source>NVLink is not measured for fractions of a GPU. Choose another metric.</source>
        <translation>NVLink wird für Teile einer GPU nicht gemessen. Wählen Sie eine andere Metrik.</translation>
    </message>
    <message>
        <source>%1 did not run in this time range. Choose “Life”.</source>
        <translation>%1 lief in diesem Zeitraum nicht. Wählen Sie „Laufzeit“.</translation>
    </message>
    <message>
        <source>%1 was created later. Choose “Life”.</source>
        <translation>%1 wurde später erstellt. Wählen Sie „Laufzeit“.</translation>
    </message>
    <message>
        <source>No samples are left, or none were taken. Choose another metric.</source>
        <translation>Es gibt keine Messwerte mehr, oder es wurde nicht gemessen. Wählen Sie eine andere Metrik.</translation>
    </message>
    <message>
        <source>Not measured here so far. Choose another metric.</source>
        <translation>Hier bisher nicht gemessen. Wählen Sie eine andere Metrik.</translation>
    </message>
    <message>
        <source>No samples in this time range. Choose a longer one, or another metric.</source>
        <translation>Keine Messwerte in diesem Zeitraum. Wählen Sie einen längeren oder eine andere Metrik.</translation>
    </message>
    <message>
        <source>Left out of the answer</source>
        <translation>In der Antwort weggelassen</translation>
    </message>
    <message>
        <source>No possible samples</source>
        <translation>Keine möglichen Messwerte</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) have values that are impossible for these metrics.</source>
        <translation>
            <numerusform>%n Messwert ist für diese Metriken unmöglich.</numerusform>
            <numerusform>%n Messwerte sind für diese Metriken unmöglich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) out of range left out</source>
        <translation>
            <numerusform>%n Messwert außerhalb des Bereichs ausgelassen</numerusform>
            <numerusform>%n Messwerte außerhalb des Bereichs ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::NavigationRail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Wasted GPUs</source>
        <translation>Verschwendete GPUs</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>Compare, %n object(s)</source>
        <translation>
            <numerusform>Vergleich, %n Objekt</numerusform>
            <numerusform>Vergleich, %n Objekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>views::NodeGpusModel</name>
    <message>
        <source>%1 in use</source>
        <translation>%1 genutzt</translation>
    </message>
    <message>
        <source>memory %1</source>
        <extracomment>memory in bytes, and as a share of all of it</extracomment>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>%1 in use, %2</source>
        <translation>%1 genutzt, %2</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>%1 allocated</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>idle for over 5 min</source>
        <translation>seit über 5 min untätig</translation>
    </message>
    <message>
        <source>idle for %1</source>
        <translation>seit %1 untätig</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>%1: utilization %2, %3</source>
        <translation>%1: Auslastung %2, %3</translation>
    </message>
</context>
<context>
    <name>views::ObjectHeader</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
</context>
<context>
    <name>views::ObjectList</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Add objects by name (%1)</source>
        <translation>Objekte nach Namen hinzufügen (%1)</translation>
    </message>
    <message>
        <source>Remove all objects</source>
        <translation>Alle Objekte entfernen</translation>
    </message>
    <message>
        <source>Hide or show the object</source>
        <translation>Objekt aus- oder einblenden</translation>
    </message>
    <message>
        <source>Move the object up or down</source>
        <translation>Objekt nach oben oder unten verschieben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>keys</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Metrics of this object</source>
        <translation>Metriken dieses Objekts</translation>
    </message>
    <message>
        <source>Remove the object</source>
        <translation>Objekt entfernen</translation>
    </message>
    <message>
        <source>%1, no more can be added</source>
        <translation>%1, mehr sind nicht möglich</translation>
    </message>
</context>
<context>
    <name>views::ObjectRow</name>
    <message>
        <source>Show %1</source>
        <translation>%1 einblenden</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 ausblenden</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>Metrics of this object</source>
        <translation>Metriken dieses Objekts</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>views::ObjectSearch</name>
    <message>
        <source>Type a part of a name</source>
        <translation>Teil eines Namens eingeben</translation>
    </message>
    <message>
        <source>Find objects</source>
        <translation>Objekte suchen</translation>
    </message>
    <message>
        <source>Objects found</source>
        <translation>Gefundene Objekte</translation>
    </message>
    <message>
        <source>%1, the first %2 of %3</source>
        <translation>%1, die ersten %2 von %3</translation>
    </message>
    <message>
        <source>Workloads, pods, nodes, projects and all else that has metrics</source>
        <translation>Workloads, Pods, Knoten, Projekte und alles andere mit Metriken</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Nothing has this in its name.</source>
        <translation>Nichts hat das in seinem Namen.</translation>
    </message>
</context>
<context>
    <name>views::OnDemandList</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>%1 weitere zeigen</translation>
    </message>
</context>
<context>
    <name>views::OverviewCard</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
    <message>
        <source>Not up to date. %1</source>
        <translation>Nicht aktuell. %1</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>views::OverviewPage</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>number of GPUs allocated, number of all</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>GPUs allocated</source>
        <translation>GPUs zugewiesen</translation>
    </message>
    <message>
        <source>of %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>Idle over 5 min</source>
        <translation>Untätig über 5 min</translation>
    </message>
    <message>
        <source>%1 of allocated</source>
        <translation>%1 der zugewiesenen</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>Bereite Knoten</translation>
    </message>
    <message>
        <source>of %1 with GPUs</source>
        <translation>von %1 mit GPUs</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>Failed today</source>
        <translation>Heute fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, no quota</source>
        <translation>%1, kein Kontingent</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n workload(s)</source>
        <translation>
            <numerusform>in %n Workload</numerusform>
            <numerusform>in %n Workloads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 GPUs idle over 5 min</source>
        <translation>%1 GPUs über 5 min untätig</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n workload(s)</source>
        <translation>
            <numerusform>%1, in %n Workload</numerusform>
            <numerusform>%1, in %n Workloads</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Allocated</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>What waits and why</source>
        <translation>Was wartet und warum</translation>
    </message>
    <message>
        <source>How long they wait</source>
        <translation>Wie lange sie warten</translation>
    </message>
    <message>
        <source>GPUs over 24 h</source>
        <translation>GPUs über 24 h</translation>
    </message>
    <message>
        <source>No permission to read metrics of clusters</source>
        <translation>Keine Berechtigung, Metriken von Clustern zu lesen</translation>
    </message>
    <message>
        <source>Wasted GPUs now</source>
        <translation>Jetzt verschwendete GPUs</translation>
    </message>
    <message>
        <source>GPUs by project</source>
        <translation>GPUs nach Projekt</translation>
    </message>
    <message>
        <source>GPUs by node pool</source>
        <translation>GPUs nach Node-Pool</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n pending workload(s)</source>
        <translation>
            <numerusform>%n wartender Workload</numerusform>
            <numerusform>%n wartende Workloads</numerusform>
        </translation>
    </message>
    <message>
        <source>of the oldest %1</source>
        <translation>der ältesten %1</translation>
    </message>
    <message>
        <source>since they are pending</source>
        <translation>seit sie warten</translation>
    </message>
    <message>
        <source>No allocated GPU is idle.</source>
        <translation>Keine zugewiesene GPU ist untätig.</translation>
    </message>
    <message>
        <source>of quota, the first %1</source>
        <translation>vom Kontingent, die ersten %1</translation>
    </message>
    <message>
        <source>allocated of quota</source>
        <translation>zugewiesen vom Kontingent</translation>
    </message>
    <message>
        <source>No project that you can see.</source>
        <translation>Kein Projekt, das Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>the largest %1</source>
        <translation>die größten %1</translation>
    </message>
    <message>
        <source>allocated of all</source>
        <translation>zugewiesen von allen</translation>
    </message>
    <message>
        <source>No node has GPUs.</source>
        <translation>Kein Knoten hat GPUs.</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>die ersten %1</translation>
    </message>
    <message>
        <source>No clusters yet.</source>
        <translation>Noch keine Cluster.</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s) that report</source>
        <translation>
            <numerusform>%n Cluster mit Daten</numerusform>
            <numerusform>%n Cluster mit Daten</numerusform>
        </translation>
    </message>
    <message>
        <source>No metrics of the last 24 hours.</source>
        <translation>Keine Metriken der letzten 24 Stunden.</translation>
    </message>
    <message>
        <source>This control plane does not tell which workloads have idle GPUs.</source>
        <translation>Diese Steuerungsebene sagt nicht, welche Workloads untätige GPUs haben.</translation>
    </message>
    <message>
        <source>Opens the pending workloads at the one that waits longest for this reason. The control plane does not filter by reasons.</source>
        <translation>Öffnet die wartenden Workloads bei dem, der aus diesem Grund am längsten wartet. Die Steuerungsebene filtert nicht nach Gründen.</translation>
    </message>
    <message>
        <source>%1 to %2 over 24 hours, of clusters that report</source>
        <extracomment>the lowest and the highest number of GPUs</extracomment>
        <translation>%1 bis %2 in 24 Stunden, von Clustern mit Daten</translation>
    </message>
</context>
<context>
    <name>views::PageHeader</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>views::PhaseLane</name>
    <message>
        <source>Phases and events</source>
        <translation>Phasen und Ereignisse</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Phases and events of %1</source>
        <translation>Phasen und Ereignisse von %1</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
</context>
<context>
    <name>views::PickList</name>
    <message>
        <source>Type to search</source>
        <translation>Tippen, um zu suchen</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <source>Values, multiple selection</source>
        <translation>Werte, Mehrfachauswahl</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>choice, what tells it apart</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>views::PlaneCounts</name>
    <message>
        <source>Hide old rows</source>
        <translation>Alte Zeilen ausblenden</translation>
    </message>
    <message>
        <source>Rows by control plane</source>
        <translation>Zeilen nach Steuerungsebene</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a control plane and the number of its rows</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show the rows of all control planes</source>
        <translation>Zeilen aller Steuerungsebenen zeigen</translation>
    </message>
    <message>
        <source>Show the rows of this control plane alone</source>
        <translation>Nur die Zeilen dieser Steuerungsebene zeigen</translation>
    </message>
    <message>
        <source>Hide the rows of %1</source>
        <translation>Zeilen von %1 ausblenden</translation>
    </message>
</context>
<context>
    <name>views::PlaneWords</name>
    <message>
        <source>%1 of %2 control planes do not answer: %3.</source>
        <extracomment>%1 and %2 are numbers, %3 is a list of names</extracomment>
        <translation>%1 von %2 Steuerungsebenen antworten nicht: %3.</translation>
    </message>
    <message>
        <source>You are signed out of %1.</source>
        <translation>Sie sind von %1 abgemeldet.</translation>
    </message>
    <message>
        <source>One of %1 control planes does not answer: %2.</source>
        <translation>Eine von %1 Steuerungsebenen antwortet nicht: %2.</translation>
    </message>
    <message>
        <source>One of %1 control planes does not answer: %2, since %3.</source>
        <extracomment>%3 is a time, such as 12:46</extracomment>
        <translation>Eine von %1 Steuerungsebenen antwortet nicht: %2, seit %3.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>no answer, %1</source>
        <translation>keine Antwort, %1</translation>
    </message>
    <message>
        <source>%1 of %2 not answering</source>
        <extracomment>%1 and %2 are numbers of control planes</extracomment>
        <translation>%1 von %2 ohne Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%n control plane(s)</source>
        <translation>
            <numerusform>%n Steuerungsebene</numerusform>
            <numerusform>%n Steuerungsebenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n not answering</source>
        <translation>
            <numerusform>%1, %n antwortet nicht</numerusform>
            <numerusform>%1, %n antworten nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) stay, %2 old.</source>
        <translation>
            <numerusform>%1 Zeile bleibt, %2 alt.</numerusform>
            <numerusform>%1 Zeilen bleiben, %2 alt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden…</translation>
    </message>
</context>
<context>
    <name>views::PodsModel</name>
    <message>
        <source>no node</source>
        <translation>kein Knoten</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>%1 GPUs</translation>
    </message>
</context>
<context>
    <name>views::PricesDialog</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>What one GPU costs in an hour, by node pool. Prices stay on this computer.</source>
        <translation>Was eine GPU in einer Stunde kostet, nach Node-Pool. Die Preise bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>EUR</source>
        <translation>EUR</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>kein Preis</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is not a price. Enter an amount, e.g. %2, or nothing.</source>
        <translation>%1 ist kein Preis. Geben Sie einen Betrag ein, z. B. %2, oder nichts.</translation>
    </message>
</context>
<context>
    <name>views::ProblemBanner</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als einer Minute</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The control plane says: %1</source>
        <translation>Die Steuerungsebene sagt: %1</translation>
    </message>
    <message>
        <source>All other pages work.</source>
        <translation>Alle anderen Seiten funktionieren.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Loading failed</source>
        <translation>Laden fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>views::QuotaTiles</name>
    <message>
        <source>At quota</source>
        <translation>Kontingent ausgeschöpft</translation>
    </message>
    <message>
        <source>Over quota</source>
        <translation>Über Kontingent</translation>
    </message>
    <message>
        <source>Unused quota</source>
        <translation>Ungenutztes Kontingent</translation>
    </message>
    <message>
        <source>workloads</source>
        <translation>Workloads</translation>
    </message>
    <message numerus="yes">
        <source>in %n department(s)</source>
        <translation>
            <numerusform>in %n Abteilung</numerusform>
            <numerusform>in %n Abteilungen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 GPUs over</source>
        <translation>%1 GPUs darüber</translation>
    </message>
    <message numerus="yes">
        <source>GPUs, in %n project(s)</source>
        <translation>
            <numerusform>GPUs, in %n Projekt</numerusform>
            <numerusform>GPUs, in %n Projekten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>GPUs, in %n department(s)</source>
        <translation>
            <numerusform>GPUs, in %n Abteilung</numerusform>
            <numerusform>GPUs, in %n Abteilungen</numerusform>
        </translation>
    </message>
    <message>
        <source>GPUs of quota, clusters that report</source>
        <translation>GPUs vom Kontingent, Cluster mit Daten</translation>
    </message>
    <message>
        <source>GPUs allocated of quota</source>
        <translation>GPUs zugewiesen vom Kontingent</translation>
    </message>
    <message>
        <source>GPUs that report</source>
        <translation>GPUs mit Daten</translation>
    </message>
    <message>
        <source>GPUs of quota</source>
        <translation>GPUs vom Kontingent</translation>
    </message>
    <message>
        <source>no cluster reports</source>
        <translation>kein Cluster meldet sich</translation>
    </message>
</context>
<context>
    <name>views::RangeButtons</name>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Eigener…</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>From start to end, or to now</source>
        <translation>Vom Beginn bis zum Ende oder bis jetzt</translation>
    </message>
    <message>
        <source>The start is unknown</source>
        <translation>Der Beginn ist nicht bekannt</translation>
    </message>
    <message>
        <source>Zoomed</source>
        <extracomment>the time range is a part of the chosen one</extracomment>
        <translation>Vergrößert</translation>
    </message>
</context>
<context>
    <name>views::RangeChoice</name>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>last %1</source>
        <extracomment>a range: &quot;last 90 min&quot;; as people type it</extracomment>
        <translation>letzte %1</translation>
    </message>
    <message>
        <source>%1 to now</source>
        <extracomment>a range; as people type it</extracomment>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>a range, two times; as people type it</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a short day of the week and a date</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a range and its length</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>views::RangeDialog</name>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Times are in UTC.</source>
        <translation>Die Zeiten sind UTC.</translation>
    </message>
    <message>
        <source>Times are in the time zone of this computer.</source>
        <translation>Die Zeiten gelten in der Zeitzone dieses Rechners.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Day, %1</source>
        <translation>Tag, %1</translation>
    </message>
    <message>
        <source>Earlier range</source>
        <translation>Früherer Zeitraum</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Begins, in words</source>
        <translation>Beginn, in Worten</translation>
    </message>
    <message>
        <source>last 90 min, yesterday 14:00 to now</source>
        <translation>letzte 90 min, gestern 14:00 bis jetzt</translation>
    </message>
    <message>
        <source>yesterday 14:00, 7 days ago</source>
        <translation>gestern 14:00, vor 7 Tagen</translation>
    </message>
    <message>
        <source>The earlier range begins in the future. There are no samples yet.</source>
        <translation>Der frühere Zeitraum beginnt in der Zukunft. Dort gibt es noch keine Messpunkte.</translation>
    </message>
</context>
<context>
    <name>views::RangeKeys</name>
    <message>
        <source>Earlier by half a range</source>
        <translation>Früher um einen halben Zeitraum</translation>
    </message>
    <message>
        <source>Later by half a range</source>
        <translation>Später um einen halben Zeitraum</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück bis jetzt</translation>
    </message>
    <message>
        <source>Previous time range</source>
        <translation>Voriger Zeitraum</translation>
    </message>
    <message>
        <source>Next time range</source>
        <translation>Nächster Zeitraum</translation>
    </message>
</context>
<context>
    <name>views::RangePlan</name>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>views::ReasonBlock</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
</context>
<context>
    <name>views::RecentConnections</name>
    <message>
        <source>Recent connections</source>
        <translation>Letzte Verbindungen</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
</context>
<context>
    <name>views::RefreshClock</name>
    <message>
        <source>every %1 s</source>
        <translation>alle %1 s</translation>
    </message>
    <message>
        <source>every %1 min</source>
        <translation>alle %1 min</translation>
    </message>
    <message>
        <source>paused until you sign in</source>
        <translation>angehalten bis zur Anmeldung</translation>
    </message>
    <message>
        <source>paused while offline</source>
        <translation>angehalten, solange offline</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>paused briefly</source>
        <translation>kurz angehalten</translation>
    </message>
</context>
<context>
    <name>views::RefreshMenu</name>
    <message>
        <source>Refresh automatically</source>
        <translation>Automatisch aktualisieren</translation>
    </message>
    <message>
        <source>Manually only</source>
        <translation>Nur manuell</translation>
    </message>
    <message>
        <source>Every %1 s</source>
        <translation>Alle %1 s</translation>
    </message>
</context>
<context>
    <name>views::RequestModel</name>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>Fehler des Servers</translation>
    </message>
    <message>
        <source>Unreadable answer</source>
        <translation>Antwort nicht lesbar</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interactive</source>
        <translation>Interaktiv</translation>
    </message>
    <message>
        <source>Visible</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Prefetch</source>
        <translation>Vorausladen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Inflated</source>
        <translation>Entpackt</translation>
    </message>
    <message>
        <source>First byte, ms</source>
        <translation>Erstes Byte, ms</translation>
    </message>
    <message>
        <source>Total, ms</source>
        <translation>Gesamt, ms</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Queued, ms</source>
        <translation>Wartezeit, ms</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ergebnis unbekannt</translation>
    </message>
</context>
<context>
    <name>views::RowDelegate</name>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
</context>
<context>
    <name>views::RowMenu</name>
    <message>
        <source>Export selected rows (%1)…</source>
        <translation>Ausgewählte Zeilen exportieren (%1)…</translation>
    </message>
    <message>
        <source>Add selected rows to comparison (%1)</source>
        <translation>Ausgewählte Zeilen zum Vergleich hinzufügen (%1)</translation>
    </message>
    <message>
        <source>Show on the map of GPUs</source>
        <translation>Auf der GPU-Karte zeigen</translation>
    </message>
</context>
<context>
    <name>views::RulesPopup</name>
    <message>
        <source>What is checked</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>Neighbours that could not be checked</source>
        <translation>Nachbarn, die nicht geprüft werden konnten</translation>
    </message>
    <message>
        <source>Except for neighbours, only the metrics that are shown are checked: choose more of them to check more. A hint says what was measured; causes are only the usual ones.</source>
        <translation>Außer bei Nachbarn werden nur die gezeigten Metriken geprüft: Mehr davon wählen, um mehr zu prüfen. Ein Hinweis sagt, was gemessen wurde; Ursachen sind nur die üblichen.</translation>
    </message>
</context>
<context>
    <name>views::SampleBox</name>
    <message>
        <source>Number of samples, 1 to 1000</source>
        <translation>Zahl der Messpunkte, 1 bis 1000</translation>
    </message>
</context>
<context>
    <name>views::SamplesControl</name>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>One sample per pixel of the plot</source>
        <translation>Ein Messpunkt je Bildpunkt des Diagramms</translation>
    </message>
    <message>
        <source>Every stored sample, one every 15 s, in several requests</source>
        <translation>Jeder gespeicherte Messpunkt, alle 15 s einer, in mehreren Anfragen</translation>
    </message>
</context>
<context>
    <name>views::SaveView</name>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Save filters, sort order and columns as a view (Ctrl+S)</source>
        <translation>Filter, Sortierung und Spalten als Ansicht speichern (Strg+S)</translation>
    </message>
    <message>
        <source>View name</source>
        <translation>Name der Ansicht</translation>
    </message>
</context>
<context>
    <name>views::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>views::SelectionBar</name>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Selected rows</source>
        <translation>Ausgewählte Zeilen</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
</context>
<context>
    <name>views::SeriesModel</name>
    <message>
        <source>Series</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Click: only this series. Ctrl+click: add or remove it.</source>
        <translation>Klick: nur diese Kurve. Strg+Klick: hinzufügen oder entfernen.</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Half of the samples are not above this</source>
        <translation>Die Hälfte der Messwerte liegt nicht darüber</translation>
    </message>
    <message>
        <source>95 % of the samples are not above this</source>
        <translation>95 % der Messwerte liegen nicht darüber</translation>
    </message>
    <message>
        <source>99 % of the samples are not above this</source>
        <translation>99 % der Messwerte liegen nicht darüber</translation>
    </message>
    <message>
        <source>The mean of the range to compare with</source>
        <translation>Das Mittel des Vergleichszeitraums</translation>
    </message>
    <message>
        <source>The mean less the mean before</source>
        <translation>Das Mittel abzüglich des Mittels davor</translation>
    </message>
    <message>
        <source>p5</source>
        <translation>p5</translation>
    </message>
    <message>
        <source>5 % of the samples are not above this</source>
        <translation>5 % der Messwerte liegen nicht darüber</translation>
    </message>
    <message>
        <source>The lowest sample of any GPU of the object</source>
        <translation>Der niedrigste Messwert aller GPUs des Objekts</translation>
    </message>
    <message>
        <source>The mean of the samples of all GPUs of the object</source>
        <translation>Das Mittel der Messwerte aller GPUs des Objekts</translation>
    </message>
    <message>
        <source>5 % of the samples of all GPUs of the object are not above this</source>
        <translation>5 % der Messwerte aller GPUs des Objekts liegen nicht darüber</translation>
    </message>
    <message>
        <source>Half of the samples of all GPUs of the object are not above this</source>
        <translation>Die Hälfte der Messwerte aller GPUs des Objekts liegt nicht darüber</translation>
    </message>
    <message>
        <source>95 % of the samples of all GPUs of the object are not above this</source>
        <translation>95 % der Messwerte aller GPUs des Objekts liegen nicht darüber</translation>
    </message>
    <message>
        <source>99 % of the samples of all GPUs of the object are not above this</source>
        <translation>99 % der Messwerte aller GPUs des Objekts liegen nicht darüber</translation>
    </message>
    <message>
        <source>The highest sample of any GPU of the object</source>
        <translation>Der höchste Messwert aller GPUs des Objekts</translation>
    </message>
    <message>
        <source>The last median of the GPUs of the object</source>
        <translation>Der letzte Median der GPUs des Objekts</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the meaning of a column, and a time range</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>views::SeriesPane</name>
    <message>
        <source>Not grouped</source>
        <translation>Nicht gruppiert</translation>
    </message>
    <message>
        <source>By node pool</source>
        <translation>Nach Node-Pool</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>Nach Projekt</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>Nach Abteilung</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Nach Kategorie</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Pods’ GPUs</source>
        <translation>GPUs der Pods</translation>
    </message>
    <message>
        <source>Workload average</source>
        <translation>Mittel des Workloads</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the statistics as a table</source>
        <translation>Die Statistik als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy statistics</source>
        <translation>Statistik kopieren</translation>
    </message>
    <message>
        <source>Curves of</source>
        <translation>Kurven von</translation>
    </message>
    <message>
        <source>One curve for each group</source>
        <translation>Eine Kurve je Gruppe</translation>
    </message>
    <message>
        <source>The chosen metrics are measured for the workload as a whole.</source>
        <translation>Die gewählten Metriken werden für den Workload als Ganzes gemessen.</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1, %2 of %3 pods</source>
        <translation>%1, %2 von %3 Pods</translation>
    </message>
    <message>
        <source>Only what belongs to this node pool</source>
        <translation>Nur was zu diesem Node-Pool gehört</translation>
    </message>
    <message>
        <source>All node pools</source>
        <translation>Alle Node-Pools</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search series</source>
        <translation>Kurven suchen</translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <translation>%1 von %2 gefunden</translation>
    </message>
    <message>
        <source>%1, samples of all GPUs</source>
        <translation>%1, Messwerte aller GPUs</translation>
    </message>
</context>
<context>
    <name>views::SeriesView</name>
    <message>
        <source>Series with their statistics</source>
        <translation>Kurven mit ihrer Statistik</translation>
    </message>
    <message>
        <source>Only this series</source>
        <translation>Nur diese Kurve</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show all series</source>
        <translation>Alle Kurven zeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy statistics</source>
        <translation>Statistik kopieren</translation>
    </message>
    <message>
        <source>Only the current series, or all again</source>
        <translation>Nur die aktuelle Kurve, oder wieder alle</translation>
    </message>
    <message>
        <source>Hide or show the current series</source>
        <translation>Aktuelle Kurve aus- oder einblenden</translation>
    </message>
</context>
<context>
    <name>views::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close settings</source>
        <translation>Einstellungen schließen</translation>
    </message>
    <message>
        <source>Close settings (Esc)</source>
        <translation>Einstellungen schließen (Esc)</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Always show the menu bar</source>
        <translation>Menüleiste immer zeigen</translation>
    </message>
    <message>
        <source>Otherwise, press Alt to show it</source>
        <translation>Sonst mit der Alt-Taste einblenden</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Restore the default columns and widths of all tables</source>
        <translation>In allen Tabellen die ursprünglichen Spalten und Breiten wiederherstellen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Manually only</source>
        <translation>Nur manuell</translation>
    </message>
    <message>
        <source>Every %1 s</source>
        <translation>Alle %1 s</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Last open page</source>
        <translation>Zuletzt geöffnete Seite</translation>
    </message>
    <message>
        <source>Reconnect at startup</source>
        <translation>Beim Start wieder verbinden</translation>
    </message>
    <message>
        <source>Connect to the last control plane if its secret is saved</source>
        <translation>Mit der letzten Steuerungsebene verbinden, wenn ihr Geheimnis gespeichert ist</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>One time range for all pages</source>
        <translation>Ein Zeitraum für alle Seiten</translation>
    </message>
    <message>
        <source>Charts of any object, and comparisons, open with the range chosen last</source>
        <translation>Diagramme aller Objekte und Vergleiche öffnen mit dem zuletzt gewählten Zeitraum</translation>
    </message>
    <message>
        <source>Keep lists on this computer</source>
        <translation>Listen auf diesem Computer aufbewahren</translation>
    </message>
    <message>
        <source>At the next start they show at once, with their age, also without a network. Without secrets; only you can read the files. Turning this off deletes them.</source>
        <translation>Beim nächsten Start sind sie sofort zu sehen, mit ihrem Alter, auch ohne Netz. Ohne Geheimnisse; nur Sie können die Dateien lesen. Ausschalten löscht sie.</translation>
    </message>
    <message>
        <source>Delete kept lists</source>
        <translation>Aufbewahrte Listen löschen</translation>
    </message>
    <message>
        <source>They are kept again once they have been read again</source>
        <translation>Sie werden wieder aufbewahrt, sobald sie wieder gelesen wurden</translation>
    </message>
    <message>
        <source>No lists are kept</source>
        <extracomment>%1 is a size, e.g. &quot;12 MB&quot;</extracomment>
        <translation>Keine Listen aufbewahrt</translation>
    </message>
    <message>
        <source>%1 taken</source>
        <translation>%1 belegt</translation>
    </message>
</context>
<context>
    <name>views::ShortcutSheet</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
</context>
<context>
    <name>views::SignInForm</name>
    <message>
        <source>e.g. %1</source>
        <translation>z. B. %1</translation>
    </message>
</context>
<context>
    <name>views::StaleRows</name>
    <message>
        <source>%1 does not report: last known numbers</source>
        <extracomment>%1 is a cluster</extracomment>
        <translation>%1 meldet sich nicht: letzte bekannte Werte</translation>
    </message>
</context>
<context>
    <name>views::StatusStrip</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Local, UTC</source>
        <translation>Lokal, UTC</translation>
    </message>
    <message>
        <source>Local, UTC%1%2</source>
        <translation>Lokal, UTC%1%2</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Updated %1 s ago</source>
        <translation>Vor %1 s aktualisiert</translation>
    </message>
    <message>
        <source>Updated %1 min ago</source>
        <translation>Vor %1 min aktualisiert</translation>
    </message>
    <message>
        <source>Updated %1 h ago</source>
        <translation>Vor %1 h aktualisiert</translation>
    </message>
    <message>
        <source>Updated %1 d ago</source>
        <translation>Vor %1 d aktualisiert</translation>
    </message>
    <message>
        <source>No request in flight</source>
        <translation>Keine laufenden Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) in flight</source>
        <translation>
            <numerusform>%n laufende Anfrage</numerusform>
            <numerusform>%n laufende Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Age of the rows</source>
        <translation>Alter der Zeilen</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Aktualisieren (F5)</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>The data is simulated on this computer</source>
        <translation>Die Daten sind auf diesem Rechner simuliert</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Show times in the time zone of this computer</source>
        <translation>Zeiten in der Zeitzone dieses Rechners zeigen</translation>
    </message>
    <message>
        <source>Show times in UTC</source>
        <translation>Zeiten in UTC zeigen</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 behind the control plane&apos;s. Ages follow the control plane&apos;s clock.</source>
        <translation>Die Uhr dieses Rechners geht gegenüber der Steuerungsebene %1 nach. Altersangaben folgen der Uhr der Steuerungsebene.</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 ahead of the control plane&apos;s. Ages follow the control plane&apos;s clock.</source>
        <translation>Die Uhr dieses Rechners geht gegenüber der Steuerungsebene %1 vor. Altersangaben folgen der Uhr der Steuerungsebene.</translation>
    </message>
    <message>
        <source>Open the diagnostics</source>
        <translation>Die Diagnose öffnen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>how old the rows are, and how they are kept fresh: &quot;Updated 4 s ago, every 15 s&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The data is a recording, played on this computer</source>
        <translation>Die Daten sind eine Aufzeichnung, abgespielt auf diesem Rechner</translation>
    </message>
    <message>
        <source>NOT ENCRYPTED</source>
        <translation>NICHT VERSCHLÜSSELT</translation>
    </message>
    <message>
        <source>The address begins with http://: others on the network can read the secret and everything you see.</source>
        <translation>Die Adresse beginnt mit http://: Andere im Netzwerk können das Geheimnis und alles, was Sie sehen, lesen.</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>%1 von %2 verbunden</translation>
    </message>
    <message>
        <source>slowest answer %1 ms</source>
        <translation>langsamste Antwort %1 ms</translation>
    </message>
</context>
<context>
    <name>views::StepsLine</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>views::SummaryStrip</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1, %2 idle</source>
        <translation>%1, %2 untätig</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 idle</source>
        <translation>%1 untätig</translation>
    </message>
    <message>
        <source>Click to show what has idle GPUs</source>
        <translation>Klicken zeigt, was untätige GPUs hat</translation>
    </message>
</context>
<context>
    <name>views::TableView</name>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy IDs</source>
        <translation>IDs kopieren</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Diese Spalte ausblenden</translation>
    </message>
    <message>
        <source>Copy rows with titles</source>
        <translation>Zeilen mit Titeln kopieren</translation>
    </message>
    <message>
        <source>Sort ascending by the current column</source>
        <translation>Aufsteigend nach der aktuellen Spalte sortieren</translation>
    </message>
    <message>
        <source>Sort descending by the current column</source>
        <translation>Absteigend nach der aktuellen Spalte sortieren</translation>
    </message>
    <message>
        <source>Menu of the current column</source>
        <translation>Menü der aktuellen Spalte</translation>
    </message>
    <message>
        <source>Open the current row</source>
        <translation>Aktuelle Zeile öffnen</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Letzte Zeile</translation>
    </message>
    <message>
        <source>Next column</source>
        <translation>Nächste Spalte</translation>
    </message>
    <message>
        <source>Previous column</source>
        <translation>Vorherige Spalte</translation>
    </message>
    <message>
        <source>Next loaded row whose name begins so</source>
        <translation>Nächste geladene Zeile, deren Name so beginnt</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Alle Zeilen auswählen</translation>
    </message>
    <message>
        <source>Select or deselect the current row</source>
        <translation>Aktuelle Zeile auswählen oder abwählen</translation>
    </message>
    <message>
        <source>Select further rows</source>
        <translation>Weitere Zeilen auswählen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>keys</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>Then sort descending</source>
        <translation>Dann absteigend sortieren</translation>
    </message>
    <message>
        <source>Then sort ascending</source>
        <translation>Dann aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sorts rows that are equal. Shift and a click on the title does the same.</source>
        <translation>Sortiert gleiche Zeilen. Umschalt und ein Klick auf den Titel bewirkt dasselbe.</translation>
    </message>
</context>
<context>
    <name>views::TestBox</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>The control plane says: %1</source>
        <translation>Die Steuerungsebene sagt: %1</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Not tested yet. The test checks the connection step by step and changes nothing.</source>
        <translation>Noch nicht getestet. Der Test prüft die Verbindung Schritt für Schritt und ändert nichts.</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>Nicht versucht</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>Show certificates…</source>
        <translation>Zertifikate anzeigen…</translation>
    </message>
</context>
<context>
    <name>views::ThinBar</name>
    <message>
        <source>Progress unknown</source>
        <translation>Fortschritt unbekannt</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>%1 % fertig</translation>
    </message>
</context>
<context>
    <name>views::TimeAxis</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share of a run</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 after the start</source>
        <translation>%1 nach dem Start</translation>
    </message>
    <message>
        <source>%1 of the run</source>
        <translation>%1 der Laufzeit</translation>
    </message>
</context>
<context>
    <name>views::TimelineCard</name>
    <message>
        <source>Choose a per-GPU metric to show a heat strip.</source>
        <translation>Wählen Sie eine Metrik je GPU, um einen Farbstreifen zu zeigen.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Farbstreifen</translation>
    </message>
    <message>
        <source>Phases and events</source>
        <translation>Phasen und Ereignisse</translation>
    </message>
    <message>
        <source>Choose the metric that the colours show</source>
        <translation>Metrik wählen, die die Farben zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n other metric(s) cannot be shown as colours</source>
        <translation>
            <numerusform>%n andere Metrik lässt sich nicht als Farben zeigen</numerusform>
            <numerusform>%n andere Metriken lassen sich nicht als Farben zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two remarks</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 of %2 metrics</source>
        <extracomment>which one of several metrics is shown</extracomment>
        <translation>%1 von %2 Metriken</translation>
    </message>
    <message>
        <source>Metric that the colours show: %1 of %2</source>
        <translation>Metrik, die die Farben zeigen: %1 von %2</translation>
    </message>
    <message>
        <source>one row per object, in the order of the list</source>
        <translation>eine Zeile je Objekt, in der Reihenfolge der Liste</translation>
    </message>
</context>
<context>
    <name>views::ValuePopup</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>Time of %1, UTC</source>
        <translation>Zeit von %1, UTC</translation>
    </message>
    <message>
        <source>Time of %1, local</source>
        <translation>Zeit von %1, lokal</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>24 hours ago</source>
        <translation>vor 24 Stunden</translation>
    </message>
    <message>
        <source>7 days ago</source>
        <translation>vor 7 Tagen</translation>
    </message>
</context>
<context>
    <name>views::ValueScale</name>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>views::VariantChoice</name>
    <message>
        <source>Not possible now: %1.</source>
        <translation>Zurzeit nicht möglich: %1.</translation>
    </message>
</context>
<context>
    <name>views::WaitBox</name>
    <message>
        <source>This takes longer than usual. Check that the commands above ended without an error, and that the cluster reaches the control plane.</source>
        <translation>Das dauert länger als üblich. Prüfen Sie, ob die Befehle oben ohne Fehler geendet haben und ob der Cluster die Steuerungsebene erreicht.</translation>
    </message>
    <message>
        <source>Created on the control plane</source>
        <translation>Auf der Steuerungsebene angelegt</translation>
    </message>
    <message>
        <source>The control plane does not know this cluster any more.</source>
        <translation>Die Steuerungsebene kennt diesen Cluster nicht mehr.</translation>
    </message>
    <message>
        <source>First connection</source>
        <translation>Erste Verbindung</translation>
    </message>
    <message>
        <source>Prerequisites and services</source>
        <translation>Voraussetzungen und Dienste</translation>
    </message>
    <message>
        <source>Prerequisites and services: %1</source>
        <translation>Voraussetzungen und Dienste: %1</translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation>%1 ist verbunden</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>Waiting for %1 to connect</source>
        <translation>%1 muss sich noch verbinden</translation>
    </message>
    <message>
        <source>asked %1 ago, every %2 s, for %3</source>
        <translation>vor %1 gefragt, alle %2 s, seit %3</translation>
    </message>
</context>
<context>
    <name>views::WaitHistogram</name>
    <message>
        <source>&lt; 1 min</source>
        <translation>&lt; 1 min</translation>
    </message>
    <message>
        <source>1 to 10</source>
        <translation>1 bis 10</translation>
    </message>
    <message>
        <source>10 to 60</source>
        <translation>10 bis 60</translation>
    </message>
    <message>
        <source>1 to 6 h</source>
        <translation>1 bis 6 h</translation>
    </message>
    <message>
        <source>6 to 24 h</source>
        <translation>6 bis 24 h</translation>
    </message>
    <message>
        <source>&gt; 1 d</source>
        <translation>&gt; 1 T</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Workloads by the time they have waited. %1</source>
        <translation>Workloads nach ihrer Wartezeit. %1</translation>
    </message>
</context>
<context>
    <name>views::WasteBars</name>
    <message>
        <source>at most %1 GPU-hours</source>
        <translation>höchstens %1 GPU-Stunden</translation>
    </message>
    <message>
        <source>%1 to %2
%3 GPU-hours wasted</source>
        <translation>%1 bis %2
%3 GPU-Stunden verschwendet</translation>
    </message>
</context>
<context>
    <name>views::WasteDays</name>
    <message>
        <source>GPU-hours an hour</source>
        <translation>GPU-Stunden je Stunde</translation>
    </message>
    <message>
        <source>GPU-hours a day</source>
        <translation>GPU-Stunden je Tag</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1: %2 GPU-hours wasted</source>
        <translation>%1: %2 GPU-Stunden verschwendet</translation>
    </message>
    <message>
        <source>%1, in part: %2 GPU-hours wasted</source>
        <translation>%1, teilweise: %2 GPU-Stunden verschwendet</translation>
    </message>
</context>
<context>
    <name>views::WastePane</name>
    <message>
        <source>Wasted GPU-hours</source>
        <translation>Verschwendete GPU-Stunden</translation>
    </message>
    <message>
        <source>Idle longest</source>
        <translation>Am längsten untätig</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>GPU-hours</source>
        <translation>GPU-Stunden</translation>
    </message>
    <message>
        <source>Message to the owner</source>
        <translation>Nachricht an den Besitzer</translation>
    </message>
    <message>
        <source>Edit template…</source>
        <translation>Vorlage bearbeiten…</translation>
    </message>
    <message>
        <source>Open workload</source>
        <translation>Workload öffnen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>%1 in project %2</source>
        <translation>%1 im Projekt %2</translation>
    </message>
    <message>
        <source>created by %1</source>
        <translation>erstellt von %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>beendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n workload(s)</source>
        <translation>
            <numerusform>%n Workload</numerusform>
            <numerusform>%n Workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 GPU(s) idle for %2</source>
        <translation>
            <numerusform>%1 GPU seit %2 untätig</numerusform>
            <numerusform>Alle %1 GPUs seit %2 untätig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 GPU(s) idle now</source>
        <translation>
            <numerusform>%1 GPU jetzt untätig</numerusform>
            <numerusform>%1 GPUs jetzt untätig</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being measured.</source>
        <translation>Es wird gemessen.</translation>
    </message>
    <message>
        <source>Nothing of it was measured: %1.</source>
        <translation>Nichts davon wurde gemessen: %1.</translation>
    </message>
    <message>
        <source>%1 GPU-hours in %2 were %3, %4 of what it held.</source>
        <translation>%1 GPU-Stunden in %2 waren %3, %4 der gehaltenen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 GPU(s) idle now</source>
        <translation>
            <numerusform>%1 von %2 GPU jetzt untätig</numerusform>
            <numerusform>%1 von %2 GPUs jetzt untätig</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose 24 h, 7 d or 30 d to see for how long, and what was wasted.</source>
        <translation>Wählen Sie 24 h, 7 T oder 30 T, um zu sehen, wie lange schon und was verschwendet wurde.</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, %2 lang</translation>
    </message>
    <message>
        <source>These words are replaced: {workload}, {project}, {gpus}, {hours}, {window}, {idle}.
Without any text, the original one returns.</source>
        <translation>Diese Wörter werden ersetzt: {workload}, {project}, {gpus}, {hours}, {window}, {idle}.
Ohne Text kehrt die ursprüngliche Vorlage zurück.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy message to owner</source>
        <translation>Nachricht an Besitzer kopieren</translation>
    </message>
    <message>
        <source>Copied, told %1</source>
        <translation>Kopiert, mitgeteilt %1</translation>
    </message>
</context>
<context>
    <name>views::WastedPage</name>
    <message>
        <source>Wasted GPUs</source>
        <translation>Verschwendete GPUs</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Node pool</source>
        <translation>Node-Pool</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>Share not used</source>
        <translation>Ungenutzter Anteil</translation>
    </message>
    <message>
        <source>Idle for over %1</source>
        <translation>Untätig über %1</translation>
    </message>
    <message>
        <source>GPUs held × (1 − utilization)</source>
        <translation>Gehaltene GPUs × (1 − Auslastung)</translation>
    </message>
    <message>
        <source>Counts as wasted</source>
        <translation>Verschwendet ist</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>Preise…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Looking for workloads that held GPUs…</source>
        <translation>Workloads mit GPUs werden gesucht…</translation>
    </message>
    <message>
        <source>Measured %1 of %2 workloads</source>
        <translation>%1 von %2 Workloads gemessen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, sorted here</source>
        <comment>count of rows</comment>
        <translation>%1, hier sortiert</translation>
    </message>
    <message>
        <source>This control plane does not tell which workloads have idle GPUs. Choose a window to measure what was wasted.</source>
        <translation>Diese Steuerungsebene sagt nicht, welche Workloads untätige GPUs haben. Wählen Sie ein Zeitfenster, um zu messen, was verschwendet wurde.</translation>
    </message>
    <message>
        <source>No allocated GPU is idle.</source>
        <translation>Keine zugewiesene GPU ist untätig.</translation>
    </message>
    <message>
        <source>No workload held GPUs in this time.</source>
        <translation>In dieser Zeit hielt kein Workload GPUs.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>It cost about %1.</source>
        <translation>Das kostete etwa %1.</translation>
    </message>
    <message>
        <source>GPUs that are allocated, and were not used for more than 5 minutes.</source>
        <translation>GPUs, die zugewiesen sind und seit über 5 Minuten nicht benutzt wurden.</translation>
    </message>
    <message>
        <source>Choose 24 h, 7 d or 30 d to measure what was wasted over time. That reads the samples of each workload and takes a while.</source>
        <translation>Wählen Sie 24 h, 7 T oder 30 T, um zu messen, was mit der Zeit verschwendet wurde. Dafür werden die Messwerte jedes Workloads gelesen; das dauert eine Weile.</translation>
    </message>
    <message>
        <source>The measurement was stopped. Refresh goes on from there.</source>
        <translation>Die Messung wurde angehalten. „Aktualisieren“ setzt sie fort.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Samples at most %1 apart, %2 of the GPU-hours</source>
        <translation>Messwerte höchstens %1 auseinander, %2 der GPU-Stunden</translation>
    </message>
    <message>
        <source>Idle now</source>
        <translation>Jetzt untätig</translation>
    </message>
    <message numerus="yes">
        <source>GPUs of %n workload(s)</source>
        <translation>
            <numerusform>GPUs von %n Workload</numerusform>
            <numerusform>GPUs von %n Workloads</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>none of it has a price</source>
        <translation>nichts davon hat einen Preis</translation>
    </message>
    <message>
        <source>%1 GPU-hours have no price</source>
        <translation>%1 GPU-Stunden ohne Preis</translation>
    </message>
    <message>
        <source>in part at the mean price of a cluster</source>
        <translation>teils zum mittleren Preis eines Clusters</translation>
    </message>
    <message>
        <source>at the prices of its node pools</source>
        <translation>zu den Preisen der Node-Pools</translation>
    </message>
    <message>
        <source>Wasted in %1</source>
        <translation>Verschwendet in %1</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>GPU-hours, %1 of %2 measured</source>
        <translation>GPU-Stunden, %1 von %2 gemessenen</translation>
    </message>
    <message>
        <source>With what was not measured</source>
        <translation>Mit nicht Gemessenem</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>GPU-hours</source>
        <translation>GPU-Stunden</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>of the GPU-hours, %1 of %2 workloads</source>
        <translation>der GPU-Stunden, %1 von %2 Workloads</translation>
    </message>
    <message>
        <source>Not known which GPUs are idle now</source>
        <translation>Nicht bekannt, welche GPUs jetzt untätig sind</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Measuring reads the samples of each workload that held GPUs, and takes a while.</source>
        <translation>Zum Messen werden die Messwerte jedes Workloads gelesen, der GPUs hielt; das dauert eine Weile.</translation>
    </message>
    <message numerus="yes">
        <source>GPUs of at least %n workload(s)</source>
        <translation>
            <numerusform>GPUs von mindestens %n Workload</numerusform>
            <numerusform>GPUs von mindestens %n Workloads</numerusform>
        </translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Copy message to owner</source>
        <translation>Nachricht an Besitzer kopieren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>project or node pool, and its cluster</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The rows are those of %1 only. This is about all workloads:</source>
        <translation>Die Zeilen sind nur die von %1. Das Folgende betrifft alle Workloads:</translation>
    </message>
    <message>
        <source>Against the %1 before</source>
        <translation>Gegenüber den %1 davor</translation>
    </message>
    <message>
        <source>%1 then, cluster metrics</source>
        <translation>damals %1, Cluster-Metriken</translation>
    </message>
</context>
<context>
    <name>views::WaysForm</name>
    <message>
        <source>Certificates and proxy</source>
        <translation>Zertifikate und Proxy</translation>
    </message>
    <message>
        <source>CA file (PEM)</source>
        <translation>CA-Datei (PEM)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>Leave empty to use the system certificates</source>
        <translation>Leer lassen für die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Certificates (*.p12 *.pfx *.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.p12 *.pfx *.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>PEM, or PKCS#12 (.p12, .pfx). Mostly not needed</source>
        <translation>PEM oder PKCS#12 (.p12, .pfx). Meist nicht nötig</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>Schlüssel (*.pem *.key)</translation>
    </message>
    <message>
        <source>Leave empty if the key is in the same file</source>
        <translation>Leer lassen, wenn der Schlüssel in derselben Datei ist</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>As this computer is set up</source>
        <translation>Wie auf diesem Computer eingestellt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP-Proxy</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5-Proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>Proxy-Adresse</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>Proxy-Benutzer</translation>
    </message>
    <message>
        <source>Only if it asks for one</source>
        <translation>Nur wenn er danach fragt</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Proxy-Passwort</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this certificate</source>
        <translation>Dieses Zertifikat entfernen</translation>
    </message>
    <message>
        <source>Also trusts</source>
        <translation>Vertraut auch</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>system certificates</source>
        <translation>Systemzertifikate</translation>
    </message>
    <message>
        <source>a trusted certificate</source>
        <translation>ein vertrautes Zertifikat</translation>
    </message>
    <message>
        <source>a client certificate</source>
        <translation>ein Client-Zertifikat</translation>
    </message>
    <message>
        <source>system proxy</source>
        <translation>System-Proxy</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>kein Proxy</translation>
    </message>
    <message>
        <source>own proxy</source>
        <translation>eigener Proxy</translation>
    </message>
    <message>
        <source>Cannot read this file. Choose another one.</source>
        <translation>Diese Datei kann nicht gelesen werden. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Enter host and port, e.g. proxy.example:3128.</source>
        <translation>Geben Sie Host und Port ein, z. B. proxy.example:3128.</translation>
    </message>
    <message>
        <source>%1, SHA-256 %2</source>
        <extracomment>a certificate: its name, its fingerprint</extracomment>
        <translation>%1, SHA-256 %2</translation>
    </message>
    <message>
        <source>e.g. %1</source>
        <translation>z. B. %1</translation>
    </message>
    <message>
        <source>Leave it empty if the key has none.</source>
        <translation>Lassen Sie sie leer, wenn der Schlüssel keine hat.</translation>
    </message>
    <message>
        <source>Leave it empty if the proxy asks for none.</source>
        <translation>Lassen Sie es leer, wenn der Proxy keines verlangt.</translation>
    </message>
</context>
<context>
    <name>views::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Explore demo data</source>
        <translation>Demodaten erkunden</translation>
    </message>
    <message>
        <source>Your control plane</source>
        <translation>Ihre Steuerungsebene</translation>
    </message>
    <message>
        <source>Enter its address and a service account or a token. Read permissions are enough.</source>
        <translation>Geben Sie die Adresse und ein Dienstkonto oder ein Token ein. Leserechte genügen.</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
    <message>
        <source>A live, simulated control plane on this computer. No data leaves it.</source>
        <translation>Eine simulierte Steuerungsebene auf diesem Rechner, in Echtzeit. Keine Daten verlassen ihn.</translation>
    </message>
    <message>
        <source>Binnacle logo</source>
        <translation>Binnacle-Logo</translation>
    </message>
    <message>
        <source>Clusters, workloads and pods, for NVIDIA Run:ai</source>
        <translation>Cluster, Workloads und Pods, für NVIDIA Run:ai</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Preparing demo data</source>
        <translation>Demodaten werden vorbereitet</translation>
    </message>
    <message>
        <source>Show all connections together</source>
        <translation>Alle Verbindungen zusammen zeigen</translation>
    </message>
</context>
<context>
    <name>waste::ExportJob</name>
    <message>
        <source>The export was cancelled. No file was saved.</source>
        <translation>Der Export wurde abgebrochen. Es wurde keine Datei gespeichert.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>This control plane does not tell which workloads have idle GPUs.</source>
        <translation>Diese Steuerungsebene sagt nicht, welche Workloads untätige GPUs haben.</translation>
    </message>
</context>
</TS>
