using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Storage;

/// <summary>A file that the kernel knows, so that it can be sent without a copy.</summary>
public interface IHandleFile
{
    /// <summary>The file; closed with it.</summary>
    SafeFileHandle Handle { get; }
}
