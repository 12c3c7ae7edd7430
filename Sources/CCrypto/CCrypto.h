#pragma once
// The few calls into OpenSSL's libcrypto that printing needs, with buffers that reach Swift as spans.
#include <lifetimebound.h>
#include <openssl/evp.h>
#include <openssl/provider.h>
#include <ptrcheck.h>
#include <stdint.h>
#include <string.h>

enum ccrypto_cipher {
  ccrypto_des, ccrypto_triple_des, ccrypto_blowfish, ccrypto_cast, ccrypto_aes
};

static inline const char *ccrypto_name(enum ccrypto_cipher cipher, size_t key_length) {
  switch (cipher) {
    case ccrypto_des: return "DES-CBC";
    case ccrypto_triple_des: return "DES-EDE3-CBC";
    case ccrypto_blowfish: return "BF-CBC";
    case ccrypto_cast: return "CAST5-CBC";
    case ccrypto_aes:
      return key_length == 16 ? "AES-128-CBC" : key_length == 24 ? "AES-192-CBC" : "AES-256-CBC";
  }
  return "";
}

/// Decrypts in place what is behind the key and the initialization vector in the buffer, in cipher
/// block chaining mode, whole blocks only; 0 where the library refuses.
static inline int ccrypto_decrypt(
    enum ccrypto_cipher cipher, uint8_t *__counted_by(count) buffer __noescape, size_t count,
    size_t key_length, size_t vector_length) {
  if (key_length + vector_length > count || count > INT32_MAX) return 0;
  // Old ciphers live in a provider of their own since version 3.
  if (cipher != ccrypto_aes && cipher != ccrypto_triple_des) {
    if (!OSSL_PROVIDER_load(NULL, "legacy") || !OSSL_PROVIDER_load(NULL, "default")) return 0;
  }
  EVP_CIPHER *algorithm = EVP_CIPHER_fetch(NULL, ccrypto_name(cipher, key_length), NULL);
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  uint8_t *text = buffer + key_length + vector_length;
  int length = (int)(count - key_length - vector_length);
  int written = 0, done = 0;
  if (algorithm && context &&
      EVP_CipherInit_ex2(context, algorithm, NULL, NULL, 0, NULL) == 1 &&
      EVP_CIPHER_CTX_get_iv_length(context) == (int)vector_length &&
      EVP_CIPHER_CTX_set_key_length(context, (int)key_length) == 1 &&
      EVP_CipherInit_ex2(context, NULL, buffer, buffer + key_length, 0, NULL) == 1 &&
      EVP_CIPHER_CTX_set_padding(context, 0) == 1) {
    done = EVP_CipherUpdate(context, text, &written, text, length) == 1 && written == length;
  }
  EVP_CIPHER_CTX_free(context);
  EVP_CIPHER_free(algorithm);
  return done;
}

/// Writes the MD5 digest of the buffer into its first 16 bytes; 0 where the library refuses.
static inline int ccrypto_md5(uint8_t *__counted_by(count) buffer __noescape, size_t count) {
  uint8_t digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (count < 16 || EVP_Digest(buffer, count, digest, &length, EVP_md5(), NULL) != 1) return 0;
  memcpy(buffer, digest, 16);
  return 1;
}
