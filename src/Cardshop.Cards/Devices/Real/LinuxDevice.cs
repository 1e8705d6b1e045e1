using Cardshop.Cards.Discovery;
using Cardshop.Primitives.Extents;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// A block device of Linux. It is opened exclusively, so that the kernel itself refuses one that is mounted or otherwise in use, and lets nobody mount
/// it meanwhile; what it is, is asked of the device that is open, not of whatever has its name.
/// </summary>
internal sealed class LinuxDevice : RealDevice
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The kernel itself has a device for a moment while it reads a partition table.</summary>
    private static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(2);

    /// <summary>udev has the lock while it looks at what was inserted.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    private readonly DiskSurvey _survey;
    private readonly FoundDisk _disk;
    private volatile bool _cannotDiscard;
    private volatile bool _cannotZero;

    private LinuxDevice(OpenMedium medium, TimeProvider clock, DiskSurvey survey, FoundDisk disk)
        : base(medium, clock, disk.Path)
    {
        _survey = survey;
        _disk = disk;
    }

    /// <summary>The disk as it was when it was opened.</summary>
    public FoundDisk Disk => _disk;

    /// <summary>Opens a device.</summary>
    /// <param name="path">Where its node is.</param>
    /// <param name="survey">Knows the disks of this machine.</param>
    /// <param name="clock">Ends waits.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancellation">Ends the wait for its lock.</param>
    /// <exception cref="IOException">It cannot be opened, or is in use; the message says what to do.</exception>
    public static async ValueTask<LinuxDevice> OpenAsync(
        string path, DiskSurvey survey, TimeProvider clock, DeviceAccess access = DeviceAccess.Overwrite, CancellationToken cancellation = default)
    {
        var handle = await OpenHandleAsync(path, clock, access, cancellation);
        try
        {
            var disk = FileStatus.Of(handle) is { Kind: FileKind.BlockDevice, Device: var number } && survey.Find(number) is { } found
                ? found
                : throw new IOException($"{path}: is not a disk.");
            await LockAsync(handle, path, clock, access, cancellation);
            return Make(handle, clock, survey, disk, access);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    protected override void Discard(ByteRange range)
    {
        if (!_cannotDiscard && BlockIoctl.TryDiscard(Medium.Handle, range) is var number and not 0)
        {
            _cannotDiscard = IsUnsupported(number) ? true : throw SystemCall.Failure(number);
        }

        if (_cannotDiscard && ReadsZerosAfterDiscard)
        {
            Zero(range);
        }
    }

    protected override void Zero(ByteRange range)
    {
        if (!_cannotZero && BlockIoctl.TryZero(Medium.Handle, range) is var number and not 0)
        {
            _cannotZero = IsUnsupported(number) ? true : throw SystemCall.Failure(number);
        }

        if (_cannotZero)
        {
            WriteZeros(range);
        }
    }

    /// <summary>
    /// A device that was pulled reports an error like one that is broken. To open it again, by the descriptor, has its driver look whether a medium is there; where one
    /// is, it may be another.
    /// </summary>
    protected override bool IsGone()
    {
        try
        {
            SystemCall.Open($"/proc/self/fd/{Medium.Handle.DangerousGetHandle()}", 0).Dispose();
            return _survey.Find(_disk.Number) is not { } now || now.Length != _disk.Length || now.Sequence != _disk.Sequence;
        }
        catch (IOException error)
        {
            return Errno.Of(error) is Errno.NoMedium or Errno.NoDeviceOrAddress or Errno.NoDevice;
        }
    }

    protected override void AfterChange() => BlockIoctl.TryReadTableAgain(Medium.Handle);

    private static async ValueTask<SafeFileHandle> OpenHandleAsync(string path, TimeProvider clock, DeviceAccess access, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return SystemCall.Open(path, access == DeviceAccess.Overwrite ? SystemCall.ReadWrite | SystemCall.Exclusive : 0);
            }
            catch (IOException error) when (Errno.Of(error) != Errno.Busy || clock.GetElapsedTime(started) > BusyPatience)
            {
                throw OpenFailures.Of(path, error);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private static LinuxDevice Make(SafeFileHandle handle, TimeProvider clock, DiskSurvey survey, FoundDisk disk, DeviceAccess access)
    {
        try
        {
            var sector = BlockIoctl.SectorSize(handle);
            if (access == DeviceAccess.Overwrite && BlockIoctl.IsReadOnly(handle))
            {
                throw SystemCall.Failure(Errno.ReadOnly);
            }

            return new LinuxDevice(new OpenMedium(handle, access == DeviceAccess.Overwrite, sector), clock, survey, disk)
            {
                Length = BlockIoctl.Length(handle),
                SectorSize = sector,
                Identity = disk.Identity,
                ReadsZerosAfterDiscard = disk.ReadsZerosAfterDiscard,
            };
        }
        catch (IOException error) when (error is not DeviceException)
        {
            throw OpenFailures.Of(disk.Path, error);
        }
    }

    private static async ValueTask LockAsync(SafeFileHandle handle, string path, TimeProvider clock, DeviceAccess access, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (!FileLock.TryTake(handle, access))
        {
            if (clock.GetElapsedTime(started) > LockPatience)
            {
                throw new IOException($"{path}: another program keeps it locked (flock). Wait until it is done, or end it.");
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private static bool IsUnsupported(int number) => number is Errno.NotSupported or Errno.NotThatKindOfDevice or Errno.InvalidArgument;
}
