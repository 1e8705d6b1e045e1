using Cardshop.Primitives.Extents;
using Cardshop.Primitives.Storage;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>A regular file as a card.</summary>
internal sealed class FileDevice : RealDevice
{
    private const int Sector = 512;
    private const int KeepSize = 1;
    private const int PunchHole = 2;
    private const int ZeroRange = 16;

    private FileDevice(OpenMedium medium, TimeProvider clock, string path)
        : base(medium, clock, path)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="clock">Ends waits.</param>
    /// <param name="length">What it must have room for, in bytes: it is made, or made longer, if it is not there or shorter. Null when it has to be there and stays as long as it is.</param>
    /// <param name="identity">What it stands for; null when it is just a file.</param>
    /// <param name="access">What it is opened for; with <see cref="DeviceAccess.Read"/>, <paramref name="length"/> means nothing.</param>
    /// <exception cref="IOException">There is no such file, it cannot be written, or somebody else writes it.</exception>
    public static FileDevice Open(string path, TimeProvider clock, long? length = null, DeviceIdentity? identity = null, DeviceAccess access = DeviceAccess.Overwrite)
    {
        var isWritable = access == DeviceAccess.Overwrite;
        var medium = new OpenMedium(OpenHandle(path, isWritable, length is not null), isWritable, AlignedBuffer.Alignment);
        try
        {
            Prepare(medium, path, access);
            if (isWritable && length > RandomAccess.GetLength(medium.Handle))
            {
                Lengthen(medium, path, length.Value);
            }

            return new FileDevice(medium, clock, path)
            {
                Length = RandomAccess.GetLength(medium.Handle) & -Sector,
                SectorSize = Sector,
                Identity = identity ?? new DeviceIdentity(DeviceKind.File),
                ReadsZerosAfterDiscard = true,
            };
        }
        catch
        {
            medium.Dispose();
            throw;
        }
    }

    /// <summary>Makes a hole where the file system can, so that it reads as zeros and takes no room.</summary>
    protected override void Discard(ByteRange range) => Zero(range);

    protected override void Zero(ByteRange range)
    {
        if (!TryAllocate(PunchHole | KeepSize, range) && !TryAllocate(ZeroRange | KeepSize, range))
        {
            WriteZeros(range);
        }
    }

    private static SafeFileHandle OpenHandle(string path, bool isWritable, bool mayMake)
    {
        try
        {
            return SystemCall.Open(path, isWritable ? SystemCall.ReadWrite | (mayMake ? SystemCall.Create : 0) : 0);
        }
        catch (IOException error)
        {
            throw new IOException($"{path}: cannot be opened: {error.Message}.", error);
        }
    }

    private static void Prepare(OpenMedium medium, string path, DeviceAccess access)
    {
        if (FileStatus.Of(medium.Handle).Kind != FileKind.Regular)
        {
            throw new IOException($"{path}: is not a regular file.");
        }

        if (!FileLock.TryTake(medium.Handle, access))
        {
            throw new IOException($"{path}: is being written by another program. Wait until that is done.");
        }
    }

    private static void Lengthen(OpenMedium medium, string path, long length)
    {
        try
        {
            RandomAccess.SetLength(medium.Handle, length);
            medium.Flush();
            DirectoryFlush.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw DeviceFailures.Of(path, $"be made {length} bytes long", range: null, error, isGone: false);
        }
    }

    private bool TryAllocate(int mode, ByteRange range) =>
        SystemCall.Try(() => NativeCalls.Fallocate(Medium.Handle, mode, range.Offset, range.Length)) switch
        {
            0 => true,
            Errno.NotSupported or Errno.InvalidArgument => false,
            var number => throw SystemCall.Failure(number),
        };
}
