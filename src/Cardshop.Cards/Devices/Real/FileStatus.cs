using System.Buffers.Binary;
using Cardshop.Cards.Discovery;
using Microsoft.Win32.SafeHandles;

namespace Cardshop.Cards.Devices.Real;

/// <summary>
/// What lies at a path or behind a descriptor, by <c>statx</c>, whose layout is the same on every processor.
/// See <see href="https://man7.org/linux/man-pages/man2/statx.2.html">statx(2)</see>.
/// <code>
///  28  B0 61        mode: a block device, rw-rw----
///  32  inode, 8 bytes
///  80  birth: seconds since 1970, 8 bytes; nanoseconds, 4 bytes
/// 128  major, minor of the device that it stands for, 4 bytes each
/// 136  major, minor of the file system that it lies on
/// </code>
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Device">Which device it stands for, if it is one.</param>
/// <param name="FileSystem">On which file system it lies.</param>
/// <param name="Inode">Its number there, which the next file gets when this one is gone.</param>
/// <param name="Birth">When it was made, in nanoseconds since 1970; 0 where the file system does not say.</param>
internal readonly record struct FileStatus(FileKind Kind, DeviceNumber Device, DeviceNumber FileSystem, ulong Inode, long Birth)
{
    private const int Size = 256;
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int BirthAt = 80;
    private const int DeviceAt = 128;
    private const int FileSystemAt = 136;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int KindMask = 0xF000;
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFieldsAndBirth = 0xFFF;

    /// <summary>What is open.</summary>
    public static FileStatus Of(SafeFileHandle handle)
    {
        var result = new byte[Size];
        SystemCall.Do(() => NativeCalls.Statx(handle, "", EmptyPath, BasicFieldsAndBirth, result));
        return Read(result);
    }

    /// <summary>What lies at a path, symbolic links followed; null when nothing does.</summary>
    /// <exception cref="IOException">Nobody can say.</exception>
    public static FileStatus? At(string path)
    {
        var result = new byte[Size];
        return SystemCall.Try(() => NativeCalls.Statx(CurrentFolder, path, 0, BasicFieldsAndBirth, result)) switch
        {
            0 => Read(result),
            Errno.NoEntry => null,
            var number => throw SystemCall.Failure(number),
        };
    }

    private static FileStatus Read(ReadOnlySpan<byte> result) => new(
        (FileKind)(BinaryPrimitives.ReadUInt16LittleEndian(result[ModeAt..]) & KindMask),
        NumberAt(result[DeviceAt..]),
        NumberAt(result[FileSystemAt..]),
        BinaryPrimitives.ReadUInt64LittleEndian(result[InodeAt..]),
        (BinaryPrimitives.ReadInt64LittleEndian(result[BirthAt..]) * NanosecondsPerSecond) + BinaryPrimitives.ReadUInt32LittleEndian(result[(BirthAt + sizeof(long))..]));

    private static DeviceNumber NumberAt(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
}
