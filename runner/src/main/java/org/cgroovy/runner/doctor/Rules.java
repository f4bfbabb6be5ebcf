package org.cgroovy.runner.doctor;

import static org.cgroovy.linux.Errno.*;
import static org.cgroovy.runner.doctor.Rule.row;

import java.util.List;

/** All that the doctor knows: where, which errors, and who finds out. The first row with an answer counts. */
final class Rules {
    static final List<Rule> TABLE = List.of(
            row(Places::anywhere, OpenFiles::ofProcess, EMFILE),
            row(Places::anywhere, OpenFiles::ofHost, ENFILE),
            // the state directory
            row(Places::claimsName, Names::taken, EEXIST),
            row(Places::claim, StateDirectory::full, ENOSPC, EDQUOT),
            row(Places::claim, StateDirectory::readOnly, EROFS),
            row(Places::claim, StateDirectory::forbidden, EACCES, EPERM),
            row(Places::claim, StateDirectory::noDirectory, EEXIST, ENOTDIR),
            // cgroups
            row(Places::makesCgroup, Names::cgroupExists, EEXIST),
            row(Places::removesCgroup, Names::cgroupBusy, EBUSY, ENOTEMPTY),
            row(Places::enablesController, Unified::internalProcesses, EBUSY),
            row(Places::enablesController, Unified::controllersInThreaded, EOPNOTSUPP),
            row(Places::enablesController, Unified::notOffered, ENOENT, EINVAL),
            row(Places::guardsDevices, Unified::noDevicePrograms, EINVAL),
            row(Places::moves, Joining::noProcess, ESRCH),
            row(Places::moves, Joining::emptyCpuset, ENOSPC),
            row(Places::moves, Joining::handsDown, EBUSY),
            row(Places::moves, Joining::invalidDomain, EOPNOTSUPP),
            row(Places::moves, Joining::kernelThread, EINVAL),
            row(Places::moves, Joining::forbidden, EACCES, EPERM),
            row(Places.writes("cpu.cfs_"), CpuTime::refused, EINVAL),
            row(Places.writes("cpuset."), Cpusets::absent, EINVAL, ERANGE, EACCES),
            row(Places.writes("memory."), MemoryUse::inUse, EBUSY),
            row(Places.writes("memory."), MemoryUse::swapBelowMemory, EINVAL),
            row(Places.writes("blkio."), Disks::absent, ENODEV, ENXIO),
            row(Places.writes("io."), Disks::absent, ENODEV, ENXIO),
            row(Places::opensControl, ControlValues::unknown, ENOENT),
            row(Places.writes(""), ControlValues::refused, EINVAL, ERANGE, EDOM),
            row(Places::writesControl, ControlValues::notOurs, EACCES, EPERM, EROFS),
            row(Places::makesCgroup, ControlValues::notOurs, EACCES, EPERM, EROFS),
            row(Places::enablesController, ControlValues::notOurs, EACCES, EPERM, EROFS),
            row(Places::joinsCgroup, Cpusets::joinsEmpty, ENOSPC),
            // the new process and its namespaces
            row(Places::clones, Unified::bornWithControllers, EBUSY),
            row(Places::clones, Unified::bornThreaded, EOPNOTSUPP),
            row(Places::clones, Unified::noMorePids, EAGAIN),
            row(Places::forks, Unified::noMorePids, EAGAIN),
            row(Places::clones, Isolation::noMoreProcesses, EAGAIN),
            row(Places::makesNamespace, Isolation::noMore, ENOSPC, EUSERS),
            row(Places::makesNamespace, Isolation::userForbidden, EPERM),
            row(Places::makesNamespace, Isolation::notBuilt, EINVAL),
            row(Places::mapsIds, Isolation::userForbidden, EPERM, EACCES),
            row(Places::mapsIds, Isolation::idMap, EPERM, EINVAL),
            row(Places::mounts, Isolation::userForbidden, EPERM, EACCES),
            row(Places::mounts, Isolation::covered, EPERM),
            // paths
            row(Places.opens("root"), LostPaths::root, ENOENT, ENOTDIR),
            row(Places.opens("root"), ClosedPaths::root, EACCES),
            row(Places.opens(" namespace"), LostPaths::namespace, ENOENT, ENOTDIR),
            row(Places::bindsSource, LostPaths::bindSource, ENOENT, ENOTDIR),
            row(Places::bindsSource, ClosedPaths::bindSource, EACCES),
            row(Places::opensMountPoint, MountPoint::missing, ENOENT, ENOTDIR),
            row(Places::opensMountPoint, MountPoint::link, ELOOP),
            row(Places::mounts, LostPaths::unknownFileSystem, ENODEV),
            row(Places::mounts, LostPaths::badMountOption, EINVAL),
            row(Places::entersDirectory, LostPaths::workingDirectory, ENOENT, ENOTDIR),
            row(Places::entersDirectory, LostPaths::workingDirectoryLink, ELOOP),
            // who the process is
            row(Places::changesIdentity, Rights::unmappedId, EINVAL),
            row(Places::limitsResource, Rights::hardLimit, EPERM),
            // the system call filter
            row(Places::putsFilterOn, CallFilter::refused, EINVAL),
            row(Places::startsProgram, CallFilter::forbidsExec),
            // the program
            row(Places::findsProgram, MissingProgram::advise, ENOENT, ENOTDIR),
            row(Places::findsProgram, UnusableProgram::forbidden, EACCES),
            row(Places::findsProgram, UnusableProgram::link, ELOOP),
            row(Places::startsProgram, UnusableProgram::missingLoader, ENOENT),
            row(Places::startsProgram, UnusableProgram::forbidden, EACCES),
            row(Places::startsProgram, UnusableProgram::wrongFormat, ENOEXEC),
            // anything else
            row(Places::anywhere, Rights::missing, EPERM),
            row(Places::anywhere, Isolation::noCall, ENOSYS));

    private Rules() {}
}
