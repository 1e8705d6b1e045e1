using System.Runtime.InteropServices;

namespace Cardshop.Primitives.Compression;

/// <summary>The part of liblzma that decompresses, see the comments of its <c>lzma/base.h</c> and <c>lzma/container.h</c>.</summary>
internal static unsafe partial class XzInterop
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int MemoryLimitError = 6;
    public const int BufferError = 10;

    public const int Run = 0;
    public const int Finish = 3;

    /// <summary>Read streams one behind the other, with zeros between them, as one.</summary>
    public const uint Concatenated = 0x08;

    /// <summary>Since liblzma 5.4.0.</summary>
    public const string ThreadedDecoder = "lzma_stream_decoder_mt";

    [LibraryImport(SystemLibrary.XzName, EntryPoint = "lzma_stream_decoder")]
    public static partial int StreamDecoder(DecoderHandle stream, ulong memoryLimit, uint flags);

    [LibraryImport(SystemLibrary.XzName, EntryPoint = ThreadedDecoder)]
    public static partial int StreamDecoderThreaded(DecoderHandle stream, LzmaThreading* options);

    [LibraryImport(SystemLibrary.XzName, EntryPoint = "lzma_code")]
    public static partial int Code(DecoderHandle stream, int action);

    [LibraryImport(SystemLibrary.XzName, EntryPoint = "lzma_memusage")]
    public static partial ulong MemoryUsage(DecoderHandle stream);

    [LibraryImport(SystemLibrary.XzName, EntryPoint = "lzma_end")]
    public static partial void End(LzmaStream* stream);

    /// <summary><c>lzma_stream</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LzmaStream
    {
        public byte* NextIn;
        public nuint AvailableIn;
        public ulong TotalIn;
        public byte* NextOut;
        public nuint AvailableOut;
        public ulong TotalOut;
        public void* Allocator;
        public void* Internal;
        public void* Reserved1;
        public void* Reserved2;
        public void* Reserved3;
        public void* Reserved4;
        public ulong SeekPosition;
        public ulong Reserved5;
        public nuint Reserved6;
        public nuint Reserved7;
        public int Reserved8;
        public int Reserved9;
    }

    /// <summary><c>lzma_mt</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LzmaThreading
    {
        public uint Flags;
        public uint Threads;
        public ulong BlockSize;
        public uint Timeout;
        public uint Preset;
        public void* Filters;
        public int Check;
        public int Reserved1;
        public int Reserved2;
        public int Reserved3;
        public uint Reserved4;
        public uint Reserved5;
        public uint Reserved6;
        public uint Reserved7;
        public ulong MemoryLimitForThreads;
        public ulong MemoryLimit;
        public ulong Reserved8;
        public ulong Reserved9;
        public void* Reserved10;
        public void* Reserved11;
        public void* Reserved12;
        public void* Reserved13;
    }
}
