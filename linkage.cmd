@echo off
rem Starts linkage; builds it first if it isn't built, or if its sources are newer than the build.
rem
rem   LINKAGE_JAVA_OPTS  more options for Java, such as -Xmx8g
rem   JAVA_HOME          the Java to use, if not the one on the PATH
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "HOME_DIR=%ROOT%linkage-cli\target\linkage"
set "JAR=%HOME_DIR%\linkage.jar"
set "LOG=%ROOT%target\linkage-build.log"
set "LOCK=%ROOT%target\linkage-build.lock"

rem By way of the PATH, because for /f can't quote a program whose folder has brackets in its name.
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "PATH=%JAVA_HOME%\bin;%PATH%"
where java >nul 2>nul
if errorlevel 1 (
  echo linkage: Java 17 or newer must be installed, and there is no java on the PATH; install it ^(for example from adoptium.net^) and open a new window 1>&2
  exit /b 1
)

rem The version of Java: the first number, or the second where the first is 1.
set "JAVA_VERSION="
for /f "tokens=3" %%v in ('java -version 2^>^&1 ^| findstr version') do if not defined JAVA_VERSION (
  for /f "tokens=1,2 delims=.-+_" %%a in ("%%~v") do (
    if "%%a"=="1" (set "JAVA_VERSION=%%b") else (set "JAVA_VERSION=%%a")
  )
)
if not defined JAVA_VERSION (
  echo linkage: Java 17 or newer must be installed, and java -version doesn't say what it is; check the installation 1>&2
  exit /b 1
)
if %JAVA_VERSION% LSS 17 (
  echo linkage: Java 17 or newer must be installed, and this is Java %JAVA_VERSION%; install a newer one, or set JAVA_HOME to where it is 1>&2
  exit /b 1
)

call :is_stale
if "%STALE%"=="1" (
  call :build
  if errorlevel 1 exit /b 1
)

rem From 24 on Java warns of libraries that reach outside of its memory, as DuckDB and Arrow must.
set "NEWER="
if %JAVA_VERSION% GEQ 24 set "NEWER=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem Whoever names a collector gets that one; Java takes only one.
set "GC=-XX:+UseSerialGC"
set LINKAGE_JAVA_OPTS 2>nul | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "GC="
java %GC% -XX:FreqInlineSize=60 -XX:MaxRAMPercentage=70 -Xshare:auto -Dfile.encoding=UTF-8 -Djfr.unsupported.vm=true %NEWER% %LINKAGE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Sets STALE to 1 if anything that the build is made of is newer than the build. Where PowerShell is
rem not allowed nobody can tell, and what is built is run.
:is_stale
set "STALE=1"
if not exist "%JAR%" exit /b 0
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "$root = $env:ROOT; $built = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $stamp = Join-Path $env:HOME_DIR '.built'; if (Test-Path -LiteralPath $stamp) { $s = (Get-Item -LiteralPath $stamp -Force).LastWriteTimeUtc; if ($s -gt $built) { $built = $s } }; $parts = @((Join-Path $root 'pom.xml')); foreach ($m in 'fixtures', 'linkage-core', 'linkage-duckdb', 'linkage-report', 'linkage-cli') { $parts += (Join-Path $root ($m + '\pom.xml')); $parts += (Join-Path $root ($m + '\src\main')) }; foreach ($p in $parts) { if (Test-Path -LiteralPath $p) { if ((Get-Item -LiteralPath $p).LastWriteTimeUtc -gt $built) { exit 1 }; if (Get-ChildItem -LiteralPath $p -Recurse -Force | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } } }; exit 0"
if not %ERRORLEVEL% EQU 1 set "STALE=0"
exit /b 0

rem A folder can be made by one process only; whoever comes second waits for the first.
:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo linkage: Maven 3.8 or newer must be installed to build linkage, and there is no mvn on the PATH; install it ^(maven.apache.org^) and open a new window 1>&2
  exit /b 1
)
if not exist "%ROOT%target" mkdir "%ROOT%target" 2>nul
if not exist "%ROOT%target" (
  echo linkage: the folder "%ROOT%" must be writable to build linkage in it; copy it to a place of your own 1>&2
  exit /b 1
)
set /a WAITED=0
:wait_for_lock
mkdir "%LOCK%" 2>nul && goto locked
rem After a quarter of an hour the lock was left behind by a process that was killed.
if %WAITED% GEQ 900 (
  rmdir "%LOCK%" 2>nul
  set /a WAITED=0
)
if %WAITED% EQU 5 echo waiting for another build of linkage ^(if there is none, delete the folder "%LOCK%"^) ... 1>&2
ping -n 2 127.0.0.1 >nul
set /a WAITED+=1
goto wait_for_lock

:locked
call :is_stale
if "%STALE%"=="0" (
  rmdir "%LOCK%"
  exit /b 0
)
if exist "%JAR%" (
  echo building linkage ^(its sources have changed^) ... 1>&2
) else (
  echo building linkage ^(first use: fetches libraries, a minute or two^) ... 1>&2
)
type nul >"%ROOT%target\linkage-build.started"
pushd "%ROOT%"
call mvn -B -q -pl linkage-cli -am package -Dmaven.test.skip=true -Denforcer.skip=true -Djacoco.skip=true -Dstyle.color=never <nul >"%LOG%" 2>&1
set "BUILD_RESULT=%ERRORLEVEL%"
popd
if not "%BUILD_RESULT%"=="0" (
  powershell -NoProfile -NonInteractive -Command "Get-Content -LiteralPath $env:LOG -Tail 15" 1>&2
  echo linkage: the build failed; its last lines are above, all of them in "%LOG%" 1>&2
  rmdir "%LOCK%"
  exit /b 1
)
rem As of its start: what was changed since then is newer than the build.
powershell -NoProfile -NonInteractive -Command "$t = (Get-Item -LiteralPath (Join-Path $env:ROOT 'target\linkage-build.started')).LastWriteTimeUtc; (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc = $t; Set-Content -LiteralPath (Join-Path $env:HOME_DIR '.built') -Value ''; (Get-Item -LiteralPath (Join-Path $env:HOME_DIR '.built')).LastWriteTimeUtc = $t"
rmdir "%LOCK%"
exit /b 0
