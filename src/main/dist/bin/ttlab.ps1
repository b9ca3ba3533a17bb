# Starts TT Lab on the newest JDK of this machine that has jdk.jshell; a suitable JAVA_HOME comes first.
# TTLAB_JAVA_OPTS adds options to the JVM. TTLAB_HOME (default ~/.ttlab) keeps the start-up archives.
$ErrorActionPreference = 'Stop'

# Returns version and home of a JDK 17 or newer with jdk.jshell, or nothing.
function Get-Suitable([string] $jdk) {
    $release = Join-Path $jdk 'release'
    if (-not ((Test-Path (Join-Path $jdk 'bin/java*')) -and (Test-Path $release))) { return }
    $text = Get-Content -Raw $release
    if ($text -notmatch 'JAVA_VERSION="(\d+)(?:\.(\d+))?(?:\.(\d+))?') { return }
    $version = [version]::new([int] $Matches[1], [int] $Matches[2], [int] $Matches[3])
    $modules = if ($text -match 'MODULES="([^"]*)"') { " $($Matches[1]) " } else { '' }
    $shell = if ($modules) { $modules.Contains(' jdk.jshell ') } else { Test-Path (Join-Path $jdk 'jmods/jdk.jshell.jmod') }
    if ($version.Major -ge 17 -and $shell) { [pscustomobject] @{ Version = $version; Home = $jdk } }
}

$app = Split-Path -Parent $PSScriptRoot
$found = @()
if ($env:JAVA_HOME) { $found = @(Get-Suitable $env:JAVA_HOME) }
if (-not $found) {
    $places = @("$env:ProgramFiles/Java", "$env:ProgramFiles/Eclipse Adoptium", "$env:ProgramFiles/Microsoft",
        "$env:ProgramFiles/Zulu", "$env:ProgramFiles/Amazon Corretto", "$HOME/.jdks") | Where-Object { Test-Path $_ }
    $homes = @($places | ForEach-Object { Get-ChildItem -Directory $_ } | ForEach-Object { $_.FullName })
    $onPath = Get-Command java -ErrorAction SilentlyContinue
    if ($onPath) { $homes += Split-Path -Parent (Split-Path -Parent $onPath.Source) }
    $found = @($homes | ForEach-Object { Get-Suitable $_ } | Sort-Object -Property Version -Descending)
}
if (-not $found) {
    [Console]::Error.WriteLine('ttlab: no suitable Java: TT Lab needs a JDK 17 or newer with the module jdk.jshell.')
    [Console]::Error.WriteLine('  Install one with: winget install EclipseAdoptium.Temurin.21.JDK')
    [Console]::Error.WriteLine("  Then start again, or point JAVA_HOME at the JDK (it is '$env:JAVA_HOME' now).")
    exit 1
}
$jdk = $found[0]
$jar = @(Get-ChildItem (Join-Path $app 'lib/ttlab-*.jar'))[0].FullName
$store = if ($env:TTLAB_HOME) { $env:TTLAB_HOME } else { Join-Path $HOME '.ttlab' }
$name = "$($jdk.Version)_" + ($app -replace '[\\/:]', '_')
$options = @('-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xlog:disable')
if ($jdk.Version.Major -ge 25) {
    $archive = Join-Path $store "cache/$name.aot"
    if (Test-Path $archive) { $options += "-XX:AOTCache=$archive" }
} else {
    $archive = Join-Path $store "cache/$name.jsa"
    if (Test-Path $archive) { $options += "-XX:SharedArchiveFile=$archive" }
}
if ($jdk.Version.Major -ge 24) { $options += '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow' }
$options += "-Dttlab.archive=$archive"
$options += "-Dttlab.classes=$archive.classes"
if ($env:TTLAB_JAVA_OPTS) { $options += $env:TTLAB_JAVA_OPTS -split '\s+' }
& (Join-Path $jdk.Home 'bin/java') @options -jar $jar @args
exit $LASTEXITCODE
