using Microsoft.Win32.SafeHandles;

namespace Cardshop.Primitives.Compression;

/// <summary>A native library's state of one decoder, given back to it when the handle is closed or forgotten.</summary>
internal sealed class DecoderHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly Action<nint> _release;

    public DecoderHandle(nint state, Action<nint> release)
        : base(ownsHandle: true)
    {
        _release = release;
        SetHandle(state);
    }

    protected override bool ReleaseHandle()
    {
        _release(handle);
        return true;
    }
}
